namespace Spherespace.Accounts;

/// <summary>
/// What <see cref="IAccountsGrain"/> asks of a user's grain once it knows whose password or token it was shown: the same
/// grain as <see cref="IUserGrain"/>, which alone starts and ends the user's sessions. Not for the front tier.
/// Key: <see cref="UserId"/>.
/// </summary>
public interface IUserSessionsGrain : IGrainWithGuidKey
{
    /// <summary>Starts a session, and ends those used least recently where the user has too many.</summary>
    /// <returns>Null where the password was changed since it was checked.</returns>
    Task<StartedSession?> Start(StartSession command);

    /// <summary>Takes the presented token out of use and the next one into use.</summary>
    /// <returns>Null where the token isn't good. Where it was used before, its session has ended.</returns>
    Task<StartedSession?> Rotate(RefreshSession command);

    /// <summary>Ends one session. Safe to repeat.</summary>
    Task End(SessionId session);
}

/// <param name="PasswordVersion">The version of the password that was checked.</param>
[GenerateSerializer, Immutable, Alias("accounts.start-session")]
public sealed record StartSession(
    [property: Id(0)] TokenHash Token,
    [property: Id(1)] string Device,
    [property: Id(2)] int PasswordVersion);

using System.Collections.Immutable;

namespace Spherespace.Accounts;

/// <summary>
/// The door for people who have no session yet: registering, signing in, refreshing. Keeps nothing; any number of
/// activations. Key: 0.
/// </summary>
public interface IAccountsGrain : IGrainWithIntegerKey
{
    /// <summary>Makes an account and starts its first session.</summary>
    /// <returns>The session, or every refusal that applies.</returns>
    Task<SessionAnswer> Register(Register command);

    /// <summary>Starts a session for whoever knows the password. Unknown and wrong take the same time.</summary>
    /// <returns>The session, or LoginMissing, PasswordMissing, InvalidCredentials.</returns>
    Task<SessionAnswer> SignIn(SignIn command);

    /// <summary>Rotates a refresh token. One that was used before ends its session.</summary>
    /// <returns>The session, or InvalidRefresh.</returns>
    Task<SessionAnswer> Refresh(RefreshSession command);

    /// <summary>Ends the session that the token keeps signed in. Safe to repeat.</summary>
    Task SignOut(TokenHash token);
}

/// <param name="Token">The refresh token that the new session begins with.</param>
/// <param name="Device">What the session is shown as in the user's list.</param>
[GenerateSerializer, Immutable, Alias("accounts.register")]
public sealed record Register(
    [property: Id(0)] string? Username,
    [property: Id(1)] string? Email,
    [property: Id(2)] string? Password,
    [property: Id(3)] string? FirstName,
    [property: Id(4)] string? LastName,
    [property: Id(5)] TokenHash Token,
    [property: Id(6)] string Device);

/// <param name="Login">Username or e-mail address, in any case.</param>
/// <param name="Token">The refresh token that the new session begins with.</param>
/// <param name="Device">What the session is shown as in the user's list.</param>
[GenerateSerializer, Immutable, Alias("accounts.sign-in")]
public sealed record SignIn(
    [property: Id(0)] string? Login,
    [property: Id(1)] string? Password,
    [property: Id(2)] TokenHash Token,
    [property: Id(3)] string Device);

/// <param name="Presented">The token that is to be used up.</param>
/// <param name="Next">The token that takes its place.</param>
[GenerateSerializer, Immutable, Alias("accounts.refresh")]
public sealed record RefreshSession([property: Id(0)] TokenHash Presented, [property: Id(1)] TokenHash Next);

/// <summary>Either the session, or at least one refusal.</summary>
[GenerateSerializer, Immutable, Alias("accounts.session-answer")]
public sealed record SessionAnswer(
    [property: Id(0)] StartedSession? Session,
    [property: Id(1)] ImmutableArray<AccountRefusal> Refusals);

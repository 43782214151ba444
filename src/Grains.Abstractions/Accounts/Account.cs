namespace Spherespace.Accounts;

/// <summary>What everybody may know of a user. E-mail addresses have no place here.</summary>
/// <param name="DisplayName">The names joined, or the username where there are none.</param>
[GenerateSerializer, Immutable, Alias("accounts.profile")]
public sealed record Profile(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string FirstName,
    [property: Id(3)] string LastName,
    [property: Id(4)] string DisplayName,
    [property: Id(5)] string Bio,
    [property: Id(6)] string? AvatarUrl,
    [property: Id(7)] bool Verified,
    [property: Id(8)] DateTimeOffset CreatedAt);

/// <summary>What only the user may know.</summary>
/// <param name="TimeZone">An IANA name.</param>
/// <param name="Settings">A JSON object.</param>
[GenerateSerializer, Immutable, Alias("accounts.account")]
public sealed record Account(
    [property: Id(0)] Profile Profile,
    [property: Id(1)] string Email,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] string Settings);

using System.Text.Json;
using System.Text.Json.Serialization;
using Spherespace.People;

namespace Spherespace.Accounts;

/// <summary>A user as that user alone sees it.</summary>
internal sealed record MeResponse : UserResponse
{
    public MeResponse(UserResponse user, Account account)
        : base(user) =>
        (Email, TimeZone, Settings) = (account.Email, account.TimeZone, JsonElement.Parse(account.Settings));

    public string Email { get; }

    public string TimeZone { get; }

    /// <summary>An object.</summary>
    public JsonElement Settings { get; }
}

/// <summary>What somebody needs who has just signed in.</summary>
/// <param name="Refresh">Left out where it is set as a cookie.</param>
/// <param name="ExpiresIn">Seconds until <paramref name="Access"/> has to be renewed.</param>
internal sealed record SessionResponse(
    MeResponse User,
    string Access,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refresh,
    int ExpiresIn)
{
    public string Token => Access;

    [JsonPropertyName("refreshToken")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken => Refresh;
}

/// <summary>One signed-in device.</summary>
/// <param name="Device">What it calls itself.</param>
/// <param name="LastUsedAt">When its tokens were last renewed.</param>
/// <param name="Current">Whether it is the one that asks.</param>
internal sealed record DeviceResponse(
    SessionId Id,
    string Device,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    DateTimeOffset ExpiresAt,
    bool Current);

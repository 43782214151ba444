namespace Spherespace.Presence;

/// <summary>How somebody appears to others.</summary>
internal sealed record PresenceResponse(
    UserId UserId, PresenceStatus Status, DateTimeOffset? LastSeen, string? Text, string? Emoji)
{
    public static PresenceResponse Of(PresenceView presence) =>
        new(presence.UserId, presence.Status, presence.LastSeen, Text: null, Emoji: null);
}

namespace Spherespace.Presence;

/// <summary>What is kept of a user's presence: the rest is what the nodes report.</summary>
[GenerateSerializer, Alias("presence.state")]
public sealed class PresenceState
{
    /// <summary>When the user was there last, as far as it is known; null before the first time.</summary>
    [Id(0)]
    public DateTimeOffset? LastSeen { get; set; }
}

using Spherespace.Topics;

namespace Spherespace.Presence;

/// <summary>
/// Whether one user is there: counts the connections of every front node, and publishes <c>presence:{userId}</c>.
/// Key: <see cref="UserId"/>.
/// </summary>
public interface IPresenceGrain : ITopicGrain
{
    /// <summary>
    /// How many of the user's connections the node holds now; 0 ends its part. Sent at each change and renewed within
    /// <see cref="PresenceLease.Lasts"/>, so that the sessions of a dead node vanish.
    /// </summary>
    Task<PresenceLease> Report(Guid node, int connections);

    /// <summary>How the user appears to others now.</summary>
    [AlwaysInterleave]
    Task<PresenceView> Get();
}

/// <summary>For how long a node's report holds unless it is renewed.</summary>
[GenerateSerializer, Immutable, Alias("presence.lease")]
public sealed record PresenceLease([property: Id(0)] TimeSpan Lasts);

/// <summary>Stored and sent by its lower-case name.</summary>
public enum PresenceStatus
{
    Offline,
    Online,
}

/// <summary>How a user appears to others.</summary>
/// <param name="LastSeen">When the last connection was there; null when the user has never connected.</param>
[GenerateSerializer, Immutable, Alias("presence.view")]
public sealed record PresenceView(
    [property: Id(0)] UserId UserId,
    [property: Id(1)] PresenceStatus Status,
    [property: Id(2)] DateTimeOffset? LastSeen);

/// <summary>Sent as <c>presence.changed</c>.</summary>
[GenerateSerializer, Immutable, Alias("presence.changed")]
public sealed record PresenceChanged([property: Id(0)] PresenceView Presence) : TopicEventData;

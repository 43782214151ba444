using System.Collections.Immutable;

namespace Spherespace.Topics;

/// <summary>Something that happened in a topic.</summary>
/// <param name="Version">The topic's version after it; dense per topic. Null for what is ephemeral.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Data">What happened; each feature has its own records.</param>
[GenerateSerializer, Immutable, Alias("topics.event")]
public sealed record TopicEvent(
    [property: Id(0)] long? Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] TopicEventData Data);

/// <summary>The payload of a <see cref="TopicEvent"/>.</summary>
[GenerateSerializer, Immutable, Alias("topics.event-data")]
public abstract record TopicEventData;

/// <summary>Events on their way from a topic's grain to a front node.</summary>
/// <param name="Topic">The topic they belong to.</param>
/// <param name="Feed">The activation that publishes. Another one means that something may have been missed.</param>
/// <param name="Number">The place of this delivery in the feed, from 0, without holes.</param>
/// <param name="Events">In the order of their versions.</param>
/// <param name="Ends">True when the feed ends with this delivery: the grain leaves, the node has to watch again.</param>
[GenerateSerializer, Immutable, Alias("topics.delivery")]
public sealed record TopicDelivery(
    [property: Id(0)] Topic Topic,
    [property: Id(1)] Guid Feed,
    [property: Id(2)] long Number,
    [property: Id(3)] ImmutableArray<TopicEvent> Events,
    [property: Id(4)] bool Ends);

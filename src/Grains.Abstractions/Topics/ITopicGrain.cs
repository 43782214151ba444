namespace Spherespace.Topics;

/// <summary>
/// A grain that publishes a topic. Front nodes watch it, once each, however many of their connections subscribe.
/// </summary>
public interface ITopicGrain : IGrainWithGuidKey
{
    /// <summary>Starts or renews the node's lease on the topic.</summary>
    [AlwaysInterleave]
    Task<TopicLease> Watch(IFrontNode node);

    /// <summary>Ends the node's lease. Safe to repeat.</summary>
    [AlwaysInterleave]
    Task Unwatch(IFrontNode node);

    /// <summary>Whether the actor may subscribe to the topic now.</summary>
    [AlwaysInterleave]
    Task<bool> MaySubscribe(Actor actor);
}

/// <summary>A front node as the grains know it: one a process of the front tier.</summary>
public interface IFrontNode : IGrainObserver
{
    /// <summary>Takes events for the node's subscribers. In the order of <see cref="TopicDelivery.Number"/>.</summary>
    [OneWay]
    Task Deliver(TopicDelivery delivery);
}

/// <summary>A node's right to a topic's events.</summary>
/// <param name="Feed">The activation that publishes.</param>
/// <param name="Next">The number of the next delivery.</param>
/// <param name="Version">The topic's version now, or null for a topic whose events are all ephemeral.</param>
/// <param name="Lasts">For how long the lease holds unless it is renewed.</param>
[GenerateSerializer, Immutable, Alias("topics.lease")]
public sealed record TopicLease(
    [property: Id(0)] Guid Feed,
    [property: Id(1)] long Next,
    [property: Id(2)] long? Version,
    [property: Id(3)] TimeSpan Lasts);

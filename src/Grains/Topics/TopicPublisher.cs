using System.Collections.Immutable;

namespace Spherespace.Topics;

/// <summary>
/// What a topic's grain keeps to publish: the front nodes that watch it and the number of the next delivery. Belongs to
/// one activation and is used only inside its turns.
/// </summary>
internal sealed class TopicPublisher(Topic topic, TimeProvider clock, TopicOptions options)
{
    private readonly Guid _feed = Guid.NewGuid();
    private readonly Dictionary<IFrontNode, DateTimeOffset> _watchers = [];
    private long _next;

    public bool IsWatched => _watchers.Count > 0;

    public TopicLease Watch(IFrontNode node, long? version)
    {
        _watchers[node] = clock.GetUtcNow() + options.Lease;

        return new TopicLease(_feed, _next, version, options.Lease);
    }

    public void Unwatch(IFrontNode node) => _watchers.Remove(node);

    public void Publish(TopicEventData data, long? version = null, DateTimeOffset? at = null) =>
        Publish([new TopicEvent(version, at ?? clock.GetUtcNow(), data)]);

    public void Publish(ImmutableArray<TopicEvent> events) => Deliver(events, ends: false);

    /// <summary>Tells the nodes that the grain leaves, so that they watch its next activation at once.</summary>
    public void End()
    {
        Deliver([], ends: true);
        _watchers.Clear();
    }

    private void Deliver(ImmutableArray<TopicEvent> events, bool ends)
    {
        // Counted even when nobody watches: a node that lost its lease unnoticed sees the hole.
        var delivery = new TopicDelivery(topic, _feed, _next++, events, ends);
        if (_watchers.Count == 0) return;

        var now = clock.GetUtcNow();
        foreach (var (node, until) in _watchers)
        {
            if (until < now) _watchers.Remove(node);
            else _ = node.Deliver(delivery);
        }
    }
}

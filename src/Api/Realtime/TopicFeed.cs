using System.Collections.Immutable;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>
/// What a node knows of one topic's feed: which activation publishes it, which delivery comes next, and up to which
/// version its subscribers were told. Notices every hole; closing it is <see cref="LiveTopic"/>'s work. Pure.
/// </summary>
internal sealed class TopicFeed
{
    private const int EarlyMax = 1_000;

    private readonly Dictionary<long, TopicDelivery> _early = [];
    private Guid _feed;
    private long _next;
    private long _promised;
    private bool _isKnown;
    private bool _hasEnded;

    /// <summary>False before the first lease, and whenever something may have been missed since.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether deliveries wait for one that they have overtaken, as they can between hosts.</summary>
    public bool HasHole => _early.Count > 0;

    /// <summary>The version up to which subscribers were told; null for a topic without versions.</summary>
    public long? Version { get; private set; }

    /// <summary>The events that weren't told yet of a delivery, and of those that waited for it.</summary>
    public IReadOnlyList<TopicEvent> Take(TopicDelivery delivery)
    {
        if (!IsWhole) return [];

        IsWhole = delivery.Feed == _feed && _early.Count < EarlyMax;
        if (!IsWhole || delivery.Number < _next) return [];

        _early[delivery.Number] = delivery;
        return TakeReady();
    }

    /// <summary>Compares what the grain says at a renewal with what arrived.</summary>
    public void Renew(TopicLease lease)
    {
        // A delivery may be under way while the lease is answered; one that was promised at the last renewal isn't.
        if (lease.Feed != _feed || _next < _promised) IsWhole = false;
        _promised = lease.Next;
    }

    /// <summary>Takes a new lease; whole again is the feed after <see cref="CaughtUp"/>.</summary>
    /// <returns>What was missed before it.</returns>
    public FeedGap Resume(TopicLease lease)
    {
        var gap = Gap(lease);
        (_feed, _next, _promised) = (lease.Feed, lease.Next, lease.Next);
        (_isKnown, _hasEnded) = (true, false);
        _early.Clear();
        return gap;
    }

    /// <summary>What was missed was told, up to this version.</summary>
    public void CaughtUp(long? version)
    {
        Version = version;
        IsWhole = true;
    }

    public void Break() => IsWhole = false;

    private FeedGap Gap(TopicLease lease)
    {
        if (!_isKnown) return FeedGap.None;
        if (lease.Version is { } now && Version is { } told)
            return now == told ? FeedGap.None : now > told ? FeedGap.Versions : FeedGap.Unknown;

        var follows = lease.Feed == _feed ? lease.Next == _next : _hasEnded && lease.Next == 0;
        return follows ? FeedGap.None : FeedGap.Unknown;
    }

    private List<TopicEvent> TakeReady()
    {
        var events = new List<TopicEvent>();
        while (IsWhole && _early.Remove(_next, out var delivery))
        {
            _next++;
            _hasEnded = delivery.Ends;
            IsWhole = !delivery.Ends;
            AddUntold(delivery.Events, events);
        }

        return events;
    }

    private void AddUntold(ImmutableArray<TopicEvent> events, List<TopicEvent> untold)
    {
        foreach (var e in events)
        {
            if (e.Version <= Version) continue;
            if (e.Version > Version + 1)
            {
                // A version that was committed but never published, by a grain that died in between.
                IsWhole = false;
                break;
            }

            Version = e.Version ?? Version;
            untold.Add(e);
        }
    }
}

/// <summary>What is missing between what a node was told and what it is told from now on.</summary>
internal enum FeedGap
{
    None,

    /// <summary>The changes between two versions: storage has them.</summary>
    Versions,

    /// <summary>Nobody can say: subscribers have to look for themselves.</summary>
    Unknown,
}

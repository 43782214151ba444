using System.Collections.Immutable;
using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <summary>
/// Publishes a conversation's changes in the order of their versions, though the writes that made them may come back in
/// another. An event waits while an older write that could fill the hole before it is still under way; a hole that none
/// can fill (another owner's write, or one whose answer was lost) is left for the nodes to see and mend.
/// </summary>
internal sealed class ConversationFeed(TopicPublisher topic, long version)
{
    private readonly SortedDictionary<long, TopicEvent> _early = [];
    private readonly SortedSet<long> _open = [];
    private long _lastWrite;
    private long _published = version;
    private long? _holeSeenAt;

    /// <summary>Announces a write; every one ends in <see cref="Publish"/> or <see cref="Drop"/>.</summary>
    public long Begin()
    {
        _open.Add(++_lastWrite);
        return _lastWrite;
    }

    public void Publish(long write, params ReadOnlySpan<TopicEvent> changes)
    {
        foreach (var change in changes) _early[change.Version!.Value] = change;
        Drop(write);
    }

    /// <summary>Ends a write that changed nothing, or failed.</summary>
    public void Drop(long write)
    {
        _open.Remove(write);
        if (_early.Count > 0) PublishReady();
    }

    private void PublishReady()
    {
        var ready = ImmutableArray.CreateBuilder<TopicEvent>();
        foreach (var (version, change) in _early)
        {
            if (version > _published + 1 && MayBeFilled()) break;
            ready.Add(change);
            _published = Math.Max(_published, version);
            _holeSeenAt = null;
        }

        foreach (var change in ready) _early.Remove(change.Version!.Value);
        if (ready.Count > 0) topic.Publish(ready.DrainToImmutable());
    }

    private bool MayBeFilled()
    {
        _holeSeenAt ??= _lastWrite;
        return _open.Count > 0 && _open.Min <= _holeSeenAt;
    }
}

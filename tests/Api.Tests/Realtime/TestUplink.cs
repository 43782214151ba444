using System.Collections.Immutable;
using Spherespace.Conversations;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>A topic's grain and storage in a test's hands: what it says is told, what it loses is lost.</summary>
internal sealed class TestUplink(Topic topic) : ITopicUplink
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private readonly List<TopicEvent> _stored = [];
    private Guid _feed = Guid.NewGuid();
    private long _next;

    public TopicRegistry? Topics { get; set; }

    /// <summary>Throws in place of the next leases.</summary>
    public Exception? Fault { get; set; }

    public long? Version { get; set; } = 0;

    public int Watches { get; private set; }

    /// <summary>Completes when the node has left the topic.</summary>
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Losses { get; private set; }

    public Task<TopicLease> WatchAsync(Topic watched)
    {
        Watches++;
        if (Fault is not null) return Task.FromException<TopicLease>(Fault);

        return Task.FromResult(new TopicLease(_feed, _next, Version, Lease));
    }

    public Task UnwatchAsync(Topic watched)
    {
        Left.TrySetResult();
        return Task.CompletedTask;
    }

    public Task<ConversationChanges?> ChangesSinceAsync(Topic changed, long version) => Task.FromResult<ConversationChanges?>(
        new(Version ?? 0, [.. _stored.Where(e => e.Version > version)]));

    public ValueTask<TopicEvent?> BeforeAsync(TopicRegistry topics, LiveTopic live, TopicEvent happened)
    {
        if (happened.Data is MemberLeft left)
        {
            foreach (var connection in live.ConnectionsOf(left.Member.Person.Id)) live.Remove(connection);
        }

        return ValueTask.FromResult<TopicEvent?>(happened);
    }

    public void After(LiveTopic live, TopicEvent happened)
    {
    }

    public Task LostAsync(TopicRegistry topics, LiveTopic live)
    {
        Losses++;
        return Task.CompletedTask;
    }

    /// <summary>Stores something and tells it.</summary>
    public void Say(params TopicEventData[] data) => Topics!.Deliver(new TopicDelivery(topic, _feed, _next++, Store(data), Ends: false));

    /// <summary>Stores something that is lost on its way.</summary>
    public void SayInVain(params TopicEventData[] data)
    {
        Store(data);
        _next++;
    }

    /// <summary>Tells something that isn't stored and has no version.</summary>
    public void Whisper(TopicEventData data) => Topics!.Deliver(new TopicDelivery(
        topic, _feed, _next++, [new TopicEvent(null, DateTimeOffset.UnixEpoch, data)], Ends: false));

    /// <summary>The activation dies without a word; the next one goes on.</summary>
    public void Crash() => (_feed, _next) = (Guid.NewGuid(), 0);

    /// <summary>The activation says goodbye; the next one goes on.</summary>
    public void Leave()
    {
        var goodbye = new TopicDelivery(topic, _feed, _next, [], Ends: true);
        Crash();
        Topics!.Deliver(goodbye);
    }

    /// <summary>A version that a later change took over: storage has no event for it any more.</summary>
    public void Overwrite(long version) => _stored.RemoveAll(e => e.Version == version);

    private ImmutableArray<TopicEvent> Store(TopicEventData[] data)
    {
        var events = data.Select(d => new TopicEvent(++Version, DateTimeOffset.UnixEpoch, d)).ToImmutableArray();
        _stored.AddRange(events);
        return events;
    }
}

namespace Spherespace.Topics;

/// <summary>A front node in a test: watches one topic and keeps what is delivered.</summary>
public sealed class TopicWatch : IFrontNode
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<TopicDelivery> _deliveries = [];
    private TaskCompletionSource _changed = NewSignal();
    private TopicLease? _lease;

    /// <summary>Held here, for the grain holds it weakly.</summary>
    private IFrontNode? _reference;

    /// <summary>
    /// What was delivered, feed by feed in the order of the numbers, up to the first that hasn't arrived yet: between
    /// silos deliveries overtake each other.
    /// </summary>
    public IReadOnlyList<TopicDelivery> Deliveries
    {
        get
        {
            lock (_gate) return [.. _deliveries.GroupBy(d => d.Feed).SelectMany(InOrder)];
        }
    }

    public IReadOnlyList<TopicEvent> Events => [.. Deliveries.SelectMany(d => d.Events)];

    public static async Task<TopicWatch> StartAsync(IGrainFactory grains, Topic topic)
    {
        var watch = new TopicWatch();
        watch._reference = grains.CreateObjectReference<IFrontNode>(watch);
        watch.Started(await grains.Topic(topic).Watch(watch._reference));
        return watch;
    }

    public Task Deliver(TopicDelivery delivery)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _deliveries.Add(delivery);
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
        return Task.CompletedTask;
    }

    /// <summary>Waits until the events that were delivered are what is awaited.</summary>
    public async Task<IReadOnlyList<TopicEvent>> Sees(string what, Func<IReadOnlyList<TopicEvent>, bool> enough)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            var events = Events;
            if (enough(events)) return events;

            await changed.WaitAsync(patience.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (patience.IsCancellationRequested) throw new TimeoutException($"Awaited {what}; seen: {string.Join(", ", events)}");
        }
    }

    private void Started(TopicLease lease)
    {
        lock (_gate) _lease = lease;
    }

    private IEnumerable<TopicDelivery> InOrder(IGrouping<Guid, TopicDelivery> feed)
    {
        var next = feed.Key == _lease?.Feed ? _lease.Next : 0;
        return feed.OrderBy(d => d.Number).TakeWhile(d => d.Number == next++);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

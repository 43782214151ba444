namespace Orleans.Runtime;

/// <summary>One stream with its subscriptions. Closed and forgotten while only idle implicit ones are left.</summary>
internal sealed class StreamTopic
{
    private readonly Lock _gate = new();
    private readonly List<Subscription> _subscriptions;
    private bool _closed;

    public StreamTopic(StreamProvider provider, StreamId stream, (GrainClass Class, IdSpan Key)[] followers)
    {
        Provider = provider;
        Stream = stream;
        _subscriptions =
        [
            .. followers.Select(follower => new Subscription(this, follower.Class, follower.Key, isImplicit: true)),
        ];
    }

    public StreamProvider Provider { get; }

    public StreamId Stream { get; }

    /// <returns>False where the topic is closed: find its successor.</returns>
    public bool TryPublish(StreamEvent published, out Task accepted)
    {
        accepted = Task.CompletedTask;
        lock (_gate)
        {
            if (_closed) return false;

            // Under the gate, so that every subscription sees the same order.
            var waits = _subscriptions.ConvertAll(subscription => subscription.Enqueue(published));
            if (!waits.TrueForAll(static wait => wait.IsCompleted)) accepted = Task.WhenAll(waits);
            return true;
        }
    }

    public Subscription? TrySubscribe(GrainClass grainClass, IdSpan key)
    {
        lock (_gate)
        {
            if (_closed) return null;

            // Whoever follows implicitly has one subscription, made long ago.
            if (Find(grainClass, key).FirstOrDefault(static known => known.IsImplicit) is { } known) return known;

            var made = new Subscription(this, grainClass, key, isImplicit: false);
            _subscriptions.Add(made);
            return made;
        }
    }

    public IReadOnlyList<Subscription>? TryFind(GrainClass grainClass, IdSpan key)
    {
        lock (_gate) return _closed ? null : [.. Find(grainClass, key)];
    }

    public void Unsubscribe(Subscription subscription)
    {
        lock (_gate)
        {
            if (!subscription.IsImplicit) _subscriptions.Remove(subscription);
        }

        Provider.Remove(Stream);
    }

    public bool TryClose()
    {
        lock (_gate)
        {
            _closed |= _subscriptions.TrueForAll(static each => each is { IsImplicit: true, IsIdle: true });
            return _closed;
        }
    }

    private IEnumerable<Subscription> Find(GrainClass grainClass, IdSpan key) =>
        _subscriptions.Where(subscription => subscription.Class == grainClass && subscription.Key == key);
}

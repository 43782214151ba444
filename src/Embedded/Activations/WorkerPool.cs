namespace Orleans.Runtime;

/// <summary>
/// The activations of one stateless worker. A free one takes the request, or else a new one, or else the least busy.
/// </summary>
internal sealed class WorkerPool(GrainClass grainClass, IdSpan key, int most)
    : RequestTarget(grainClass.Host), IActivationOwner
{
    private readonly Lock _gate = new();
    private Activation[] _workers = [];

    public override GrainId GrainId => new(grainClass.GrainType, key);

    public override bool IsDefunct => false;

    public override object? Instance => null;

    public IReadOnlyList<Activation> Workers => Volatile.Read(ref _workers);

    public override bool TryRunNow(Request request) =>
        Array.Exists(Volatile.Read(ref _workers), worker => worker.TryRunNow(request));

    public override void Post(Request request)
    {
        lock (_gate) Choose().Post(request);
    }

    public RequestTarget Locate(IdSpan key)
    {
        Host.ThrowUnlessRunning();
        return this;
    }

    public void Forget(Activation activation)
    {
        lock (_gate) _workers = [.. _workers.Where(worker => !ReferenceEquals(worker, activation))];
    }

    // Any worker will do for those who wait.
    public bool TrySucceed(Activation ending, LinkedList<Request> waiting) => false;

    // The workers themselves run requests; the pool only hands them out.
    public override void RunSoon(Action<object?> action, object state) => throw new NotSupportedException();

    public override void OnEnded(Request request) => throw new NotSupportedException();

    private Activation Choose()
    {
        var least = _workers.MinBy(static worker => worker.Load);
        if (least is { Load: 0 } || (least is not null && _workers.Length >= most)) return least;

        Host.ThrowUnlessRunning();
        var worker = new Activation(grainClass, key, this);
        _workers = [.. _workers, worker];
        return worker;
    }
}

namespace Orleans.Runtime;

/// <summary>
/// An object outside the grains that grains may call. It is called from the host's scheduler, one call after the
/// other, never on the stack of a grain. The host holds it weakly.
/// </summary>
internal sealed class Observer(EmbeddedHost host, IGrainObserver target) : RequestTarget(host), IThreadPoolWorkItem
{
    private static readonly GrainType ObserverType = GrainType.Create("observer");

    private readonly WeakReference<IGrainObserver> _target = new(target);
    private readonly Lock _gate = new();
    private readonly Queue<Request> _waiting = new();
    private Request? _running;
    private bool _pumping;
    private volatile bool _deleted;

    public override GrainId GrainId { get; } = new(ObserverType, IdSpan.Create(Guid.CreateVersion7()));

    // Its references know no other; a call to an observer that was deleted fails.
    public override bool IsDefunct => false;

    public override object? Instance => !_deleted && _target.TryGetTarget(out var target) ? target : null;

    public void Delete() => _deleted = true;

    public override bool TryRunNow(Request request) => false;

    public override void Post(Request request)
    {
        request.Assign(this);
        if (request.Contract.AlwaysInterleave)
        {
            RunSoon(static state => ((Request)state!).Run(), request);
            return;
        }

        lock (_gate)
        {
            _waiting.Enqueue(request);
            Pump();
        }
    }

    public override void RunSoon(Action<object?> action, object state) =>
        Host.Schedule(CleanContext.NewTask(action, state));

    public override void OnEnded(Request request)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_running, request)) return;

            _running = null;
            Pump();
        }
    }

    void IThreadPoolWorkItem.Execute() => RunWaiting();

    // Hold the gate.
    private void Pump()
    {
        if (_pumping || _running is not null || _waiting.Count == 0) return;

        _pumping = true;
        Host.Schedule(this, static self => ((Observer)self!).RunWaiting());
    }

    // Goes on for as long as calls end at once; one that awaits pumps again when it is through.
    private void RunWaiting()
    {
        while (TakeNext() is { } next) next.Run();
    }

    private Request? TakeNext()
    {
        lock (_gate)
        {
            _pumping = _running is null && _waiting.Count > 0;
            return _pumping ? _running = _waiting.Dequeue() : null;
        }
    }
}

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory: its object, its turns and the requests that run or wait. What it is going through is in
/// Activation.Lifecycle.cs.
/// </summary>
internal sealed partial class Activation : RequestTarget, IGrainContext
{
    private readonly GrainClass _class;
    private readonly IActivationOwner _owner;
    private readonly TurnScheduler _scheduler;
    private readonly RequestGate _requests;
    private GrainTimers? _timers;
    private Dictionary<Guid, Func<StreamEvent, Task>>? _streams;
    private GrainReference? _reference;

    public Activation(GrainClass grainClass, IdSpan key, IActivationOwner owner) : base(grainClass.Host)
    {
        _class = grainClass;
        _owner = owner;
        GrainId = new GrainId(grainClass.GrainType, key);
        _scheduler = new TurnScheduler(this, Host.GivenScheduler);
        _requests = new RequestGate(grainClass.IsReentrant);
        _gone = new TaskCompletionSource(Host.AnswerOptions);
        _usedAt = Host.Clock.GetTimestamp();
    }

    public override GrainId GrainId { get; }

    public override object? Instance => _instance;

    public object? GrainInstance => _instance;

    public GrainReference GrainReference => _reference ??= _class.Reference(GrainId.Key);

    public IServiceProvider ActivationServices =>
        _scope?.ServiceProvider ?? throw new ObjectDisposedException(GrainId.ToString());

    public GrainClass Class => _class;

    /// <summary>Who receives the events of which subscription. Only touched in turns.</summary>
    public Dictionary<Guid, Func<StreamEvent, Task>> Streams => _streams ??= [];

    public GrainTimers Timers => _timers ??= new GrainTimers(this);

    /// <summary>What requests this activation has in hand.</summary>
    public int Load
    {
        get
        {
            lock (_scheduler.Gate) return _requests.Load;
        }
    }

    public override bool TryRunNow(Request request)
    {
        if (!InlineTurns.Allowed(Host)) return false;

        lock (_scheduler.Gate)
        {
            if (_state != State.Valid || !_requests.MayStart(request) || !_scheduler.TryEnter()) return false;

            Enter(request);
        }

        using (InlineTurns.Deeper())
        {
            _scheduler.RunEntered(Turn(request));
        }

        return true;
    }

    public override void Post(Request request)
    {
        if (!TryAccept(request)) PassOn(request);
    }

    public override void OnEnded(Request request)
    {
        lock (_scheduler.Gate)
        {
            _requests.Leave(request);
            StartWaiting();
            if (_state == State.Ending && !_requests.IsRunning) Finish();
        }
    }

    public override void OnFault(Request request, Exception fault)
    {
        base.OnFault(request, fault);
        if (fault is Storage.InconsistentStateException { IsSourceActivation: true } stale)
        {
            // What is in memory is out of date; whoever passes the exception on isn't to blame.
            stale.IsSourceActivation = false;
            Deactivate(new DeactivationReason(
                DeactivationReasonCode.ApplicationError, fault, "The stored state had changed."));
        }
    }

    public override void RunSoon(Action<object?> action, object state) =>
        CleanContext.NewTask(action, state).Start(_scheduler);

    public void EnterSection(Guid chain)
    {
        lock (_scheduler.Gate) _requests.EnterSection(chain);
    }

    public void LeaveSection(Guid chain)
    {
        lock (_scheduler.Gate) _requests.LeaveSection(chain);
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"{GrainId} ({_state})";

    private static Task Turn(Request request) => CleanContext.NewTask(static state => ((Request)state!).Run(), request);

    private bool TryAccept(Request request)
    {
        lock (_scheduler.Gate)
        {
            if (_state == State.Gone) return false;

            if (_state == State.Valid && _requests.MayStart(request)) Start(request);
            else _requests.Queue(request);
            if (_state == State.Created) Begin(request);
            return true;
        }
    }

    private void StartWaiting()
    {
        if (_state != State.Valid) return;

        while (_requests.TakeNext() is { } next) Queue(next);
    }

    private void Start(Request request)
    {
        _requests.Enter(request);
        Queue(request);
    }

    private void Enter(Request request)
    {
        _requests.Enter(request);
        Own(request);
    }

    private void Queue(Request request)
    {
        Own(request);
        Turn(request).Start(_scheduler);
    }

    private void Own(Request request)
    {
        request.Assign(this);
        if (request.KeepsAlive) _used = true;
    }
}

using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>
/// One call on its way. For every method of a grain interface a class is generated that holds the arguments and makes
/// the call. The request itself is all that a call which is answered at once needs; a <see cref="PendingCall"/> joins
/// it when somebody has to wait.
/// </summary>
internal abstract class Request : IInvokable
{
    // The method's own task while nobody waits, else the PendingCall.
    private object? _progress;
    private RequestTarget? _target;
    private CallContext? _context;

    public abstract MethodContract Contract { get; }

    /// <summary>Timer ticks end with the activation that they are for; other requests go on to the next.</summary>
    public virtual bool IsLocal => false;

    /// <summary>Whether having run it counts as use of the grain.</summary>
    public virtual bool KeepsAlive => true;

    public GrainId? Caller => _context?.Caller;

    public Guid ReentrancyId => RequestContext.ReentrancyIdOf(_context?.Values);

    public CallContext? Context => _context;

    /// <summary>True when it timed out or was cancelled before it ran: then it needn't.</summary>
    public bool IsAnswered => _progress is PendingCall { IsAnswered: true };

    /// <summary>The caller's token, replaced by the callee's own before the call is made.</summary>
    public virtual CancellationToken Cancellation
    {
        get => CancellationToken.None;
        set { }
    }

    /// <summary>Sends the request on behalf of the code that is running here.</summary>
    public Task Send(GrainReference reference)
    {
        try
        {
            return Send(reference.Locate());
        }
        catch (Exception fault)
        {
            return Failed(fault);
        }
    }

    public Task Send(RequestTarget target)
    {
        _context = CallContext.Capture(target.HasFilters);
        if (Contract.OneWay) return SendOneWay(target);
        if (Cancellation.CanBeCanceled) return SendCancellable(target);
        return target.TryRunNow(this) ? Answer : SendWaiting(target);
    }

    /// <summary>Runs the call in the turn that is current, on the target given by <see cref="Assign"/>.</summary>
    public void Run()
    {
        var target = _target!;
        if (IsAnswered)
        {
            target.OnEnded(this);
            return;
        }

        _context?.Enter();
        var outcome = Call(target);
        if (_progress is PendingCall waiting) waiting.Outcome = outcome;
        else _progress = outcome;

        if (outcome.IsCompleted) End();
        else Await(outcome);
    }

    public void Assign(RequestTarget target) => _target = target;

    /// <summary>Answers with a failure a request that never ran.</summary>
    public void Fail(Exception fault)
    {
        if (_progress is PendingCall waiting) waiting.Answer(Failed(fault));
    }

    public abstract object? ResultOf(Task outcome);

    public virtual int GetArgumentCount() => Contract.ParameterCount;

    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public virtual void SetArgument(int index, object? value) => throw new ArgumentOutOfRangeException(nameof(index));

    public string GetMethodName() => Contract.Method.Name;

    public string GetInterfaceName() => Contract.Interface.FullName ?? Contract.Interface.Name;

    public MethodInfo GetMethod() => Contract.Method;

    public Type GetInterfaceType() => Contract.Interface;

    public override string ToString() => _target is null ? Contract.ToString() : $"{Contract} on {_target.GrainId}";

    /// <summary>Makes the call itself. Generated.</summary>
    public abstract Task Invoke(object target);

    protected abstract Task InvokeFiltered(FilteredCall call);

    protected abstract Task Failed(Exception fault);

    protected abstract PendingCall NewPendingCall(TaskCreationOptions options);

    private Task Answer => _progress is PendingCall waiting ? waiting.Task : (Task)_progress!;

    private Task SendOneWay(RequestTarget target)
    {
        target.Post(this);
        return Task.CompletedTask;
    }

    private Task SendWaiting(RequestTarget target)
    {
        var waiting = Wait(target);
        target.Post(this);
        return waiting.Task;
    }

    private Task SendCancellable(RequestTarget target)
    {
        var cancellation = Cancellation;
        if (cancellation.IsCancellationRequested) return Failed(new OperationCanceledException(cancellation));

        var waiting = Wait(target);
        Cancellation = waiting.Follow(cancellation);
        if (!target.TryRunNow(this)) target.Post(this);
        return waiting.Task;
    }

    private PendingCall Wait(RequestTarget target)
    {
        var waiting = NewPendingCall(target.Host.AnswerOptions);
        waiting.Start(this, target.Host.Timeouts);
        _progress = waiting;
        return waiting;
    }

    private Task Call(RequestTarget target)
    {
        try
        {
            var instance = target.Instance
                ?? throw new OrleansMessageRejectionException($"The target of {this} is gone.");
            var outcome = target.HasFilters || instance is IIncomingGrainCallFilter
                ? InvokeFiltered(new FilteredCall(this, target, instance))
                : Invoke(instance);
            return outcome ?? throw new InvalidOperationException($"{Contract} returned null in place of a task.");
        }
        catch (Exception fault)
        {
            return Failed(fault);
        }
    }

    private void Await(Task outcome)
    {
        if (!Contract.OneWay && _progress is not PendingCall)
        {
            var waiting = Wait(_target!);
            waiting.Outcome = outcome;
        }

        // Captures the target's scheduler: the end of a request belongs to its turns.
        outcome.GetAwaiter().UnsafeOnCompleted(End);
    }

    private void End()
    {
        var waiting = _progress as PendingCall;
        var outcome = waiting?.Outcome ?? (Task)_progress!;
        if (outcome.IsFaulted) _target!.OnFault(this, outcome.Exception.InnerException!);
        _target!.OnEnded(this);
        waiting?.Answer(outcome);
    }

    /// <summary>The callee hears of a cancellation in a turn of its own, as it would from afar.</summary>
    internal void CancelCallee(CancellationTokenSource callee) => _target?.RunSoon(static state =>
        ((CancellationTokenSource)state!).Cancel(), callee);
}

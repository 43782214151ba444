using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>From the first request to the last: made, activated, used, ended.</summary>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource _gone;
    private List<Func<CancellationToken, Task>>? _beforeActivation;
    private AsyncServiceScope? _scope;
    private object? _instance;
    private DeactivationReason _reason;
    private long _usedAt;
    private DateTimeOffset _keptUntil;
    private volatile State _state;
    private volatile bool _used;
    private Exception? _whyNot;
    private bool _wasValid;

    private enum State : byte
    {
        /// <summary>Nobody called yet.</summary>
        Created,

        /// <summary>The object is made, its state read, OnActivateAsync run.</summary>
        Beginning,

        Valid,

        /// <summary>Running requests finish, then OnDeactivateAsync runs. New ones wait for the successor.</summary>
        Ending,

        Gone,
    }

    public override bool IsDefunct => _state == State.Gone;

    public Task Deactivated => _gone.Task;

    /// <summary>Registers something that must be done before OnActivateAsync, such as reading state.</summary>
    public void BeforeActivation(Func<CancellationToken, Task> action) => (_beforeActivation ??= []).Add(action);

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_scheduler.Gate)
        {
            if (_state is State.Ending or State.Gone) return;

            if (_state == State.Beginning)
            {
                // Decided when the beginning is through; the first reason stands.
                if (_reason.Description is null) _reason = deactivationReason;
                return;
            }

            End(deactivationReason);
        }
    }

    /// <summary>Takes its place and begins with the requests that waited for the one before.</summary>
    public bool TryInherit(LinkedList<Request> waiting, Func<bool> takePlace)
    {
        // Whoever finds it in its place comes to the gate, and gets through after those who waited.
        lock (_scheduler.Gate)
        {
            if (!takePlace()) return false;

            _requests.Inherit(waiting);
            Begin(waiting.First!.Value);
            return true;
        }
    }

    public void DelayDeactivation(TimeSpan delay)
    {
        var now = Host.Clock.GetUtcNow();
        _keptUntil = delay <= TimeSpan.Zero && delay != Timeout.InfiniteTimeSpan ? default
            : delay == Timeout.InfiniteTimeSpan || delay > DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue
            : now + delay;
    }

    /// <summary>Ends the activation if nobody used it for long enough. Called from time to time.</summary>
    public void CollectIfIdle()
    {
        lock (_scheduler.Gate)
        {
            if (_state != State.Valid || !_requests.IsIdle) return;

            if (_used)
            {
                _used = false;
                _usedAt = Host.Clock.GetTimestamp();
            }

            if (Host.Clock.GetElapsedTime(_usedAt) < _class.CollectionAge) return;
            if (Host.Clock.GetUtcNow() < _keptUntil) return;

            End(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody called the grain for a while."));
        }
    }

    private void Begin(Request first)
    {
        _state = State.Beginning;
        RunSoon(static state =>
        {
            var (activation, context) = ((Activation, CallContext?))state!;
            context?.Enter();
            _ = activation.ActivateAsync();
        }, (this, first.Context));
    }

    private async Task ActivateAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(Host.Options.ActivationTimeout, Host.Clock);
            await MakeAsync(timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception fault)
        {
            Host.LogActivationFailed(GrainId, fault);
            _reason = new DeactivationReason(
                DeactivationReasonCode.ActivationFailed, fault, "The grain couldn't be activated.");
        }

        lock (_scheduler.Gate)
        {
            if (_reason.Description is null)
            {
                _wasValid = true;
                _state = State.Valid;
                StartWaiting();
            }
            else
            {
                _whyNot = _reason.Exception
                    ?? new OrleansMessageRejectionException($"{GrainId} ended at once: {_reason}");
                End(_reason);
            }
        }
    }

    private async Task MakeAsync(CancellationToken cancellation)
    {
        _scope = Host.Services.CreateAsyncScope();
        _instance = _class.New(_scope.Value.ServiceProvider, this);
        foreach (var action in _beforeActivation ?? []) await action(cancellation);

        if (_instance is IGrainBase grain) await grain.OnActivateAsync(cancellation);
    }

    // Hold the gate.
    private void End(DeactivationReason reason)
    {
        _reason = reason;
        _state = State.Ending;
        if (!_requests.IsRunning) Finish();
    }

    private void Finish() => RunSoon(static self => _ = ((Activation)self!).DeactivateAsync(), this);

    private async Task DeactivateAsync()
    {
        _timers?.Stop();
        if (_wasValid && _instance is IGrainBase grain) await SayGoodbyeAsync(grain);
        await DisposeAsync();

        LinkedList<Request> waiting;
        lock (_scheduler.Gate)
        {
            waiting = _requests.TakeAllWaiting();
            if (_whyNot is null && _owner.TrySucceed(this, waiting)) waiting = [];
            _state = State.Gone;
        }

        _owner.Forget(this);
        _gone.TrySetResult();
        foreach (var request in waiting) PassOn(request);
    }

    private async Task SayGoodbyeAsync(IGrainBase grain)
    {
        try
        {
            using var timeout = new CancellationTokenSource(Host.Options.DeactivationTimeout, Host.Clock);
            await grain.OnDeactivateAsync(_reason, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (Exception fault)
        {
            Host.LogDeactivationFailed(GrainId, fault);
        }
    }

    private async Task DisposeAsync()
    {
        try
        {
            if (_instance is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync();
            else if (_instance is IDisposable disposable) disposable.Dispose();

            if (_scope is { } scope) await scope.DisposeAsync();
        }
        catch (Exception fault)
        {
            Host.LogDeactivationFailed(GrainId, fault);
        }
    }

    /// <summary>A request that came too late goes to the successor, or fails if there was no beginning.</summary>
    private void PassOn(Request request)
    {
        if (request.IsLocal) return;

        if (_whyNot is not null)
        {
            request.Fail(_whyNot);
            return;
        }

        try
        {
            _owner.Locate(GrainId.Key).Post(request);
        }
        catch (SiloUnavailableException stopped)
        {
            request.Fail(stopped);
        }
    }
}

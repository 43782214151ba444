using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Each tick is a request to the activation. The next is counted from its end: ticks never pile up.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Activation _activation;
    private readonly GrainTimers _owner;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _timer;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _ticking;

    public GrainTimer(
        Activation activation,
        GrainTimers owner,
        Func<CancellationToken, Task> callback,
        GrainTimerCreationOptions options)
    {
        _activation = activation;
        _owner = owner;
        _callback = callback;
        _options = options;
        _timer = CleanContext.Run(() => activation.Host.Clock.CreateTimer(
            static self => ((GrainTimer)self!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _next = dueTime;
            _period = period;
            if (!_ticking) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _timer.Dispose();
        _owner.Forget(this);
    }

    private void OnDue()
    {
        lock (_gate)
        {
            _ticking = true;
            _next = _period;
        }

        _activation.Post(new Tick(this));
    }

    private async Task TickAsync()
    {
        try
        {
            if (!_ended.IsCancellationRequested) await _callback(_ended.Token);
        }
        catch (Exception fault)
        {
            _activation.Host.LogTimerFailed(_activation.GrainId, fault);
        }

        lock (_gate)
        {
            _ticking = false;
            if (!_ended.IsCancellationRequested) _timer.Change(_next, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Tick(GrainTimer timer) : CallRequest
    {
        private static readonly MethodInfo Method =
            typeof(GrainTimer).GetMethod(nameof(TickAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

        private static readonly MethodContract Patient = MethodContract.Internal(Method, oneWay: true);
        private static readonly MethodContract Interleaving =
            MethodContract.Internal(Method, alwaysInterleave: true, oneWay: true);

        public override MethodContract Contract => timer._options.Interleave ? Interleaving : Patient;

        public override bool IsLocal => true;

        public override bool KeepsAlive => timer._options.KeepAlive;

        public override Task Invoke(object target) => timer.TickAsync();
    }
}

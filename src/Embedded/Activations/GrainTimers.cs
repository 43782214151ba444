namespace Orleans.Runtime;

/// <summary>The timers of one activation. They end with it.</summary>
internal sealed class GrainTimers(Activation activation)
{
    private readonly HashSet<GrainTimer> _timers = [];

    public IGrainTimer Register(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(activation, this, callback, options);
        lock (_timers) _timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_timers) _timers.Remove(timer);
    }

    public void Stop()
    {
        GrainTimer[] all;
        lock (_timers) all = [.. _timers];
        foreach (var timer in all) timer.Dispose();
    }
}

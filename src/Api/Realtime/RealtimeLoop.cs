using Spherespace.Presence;

namespace Spherespace.Realtime;

/// <summary>
/// What has to be done from time to time on this node, and last of all: when the process stops, clients are told to come
/// back before anything else ends.
/// </summary>
internal sealed partial class RealtimeLoop(
    TopicRegistry topics, LiveConnections connections, PresenceReporter presence, RealtimeOptions options,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RealtimeLoop> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan GoodbyeLasts = TimeSpan.FromSeconds(2);

    private ITimer? _timer;
    private CancellationTokenRegistration _stopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = clock.CreateTimer(_ => Sweep(), null, options.SweepEvery, options.SweepEvery);
        // Registered after SignalR's own, and so called before it.
        _stopping = lifetime.ApplicationStopping.Register(SayGoodbye);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        topics.Stop();
        return presence.SettleAsync(cancellationToken);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    // SignalR cuts whatever is still open when this returns, unsent words included; there is no way to have it wait.
    private void SayGoodbye() => Task.WhenAny(connections.CloseAllAsync(), Task.Delay(GoodbyeLasts)).Wait();

    private void Sweep()
    {
        try
        {
            topics.Sweep();
            connections.Sweep();
            presence.Sweep();
        }
        catch (Exception fault)
        {
            LogSweepFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sweep over topics and connections failed.")]
    private partial void LogSweepFailed(Exception fault);
}

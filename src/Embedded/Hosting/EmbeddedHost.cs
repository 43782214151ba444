using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>The one host of all grains of this process: from the check of their contracts to the last goodbye.</summary>
internal sealed partial class EmbeddedHost : IHostedService, IDisposable
{
    private readonly ILogger<EmbeddedHost> _logger;
    private readonly Lazy<IIncomingGrainCallFilter[]> _filters;
    private volatile State _state;
    private IdleCollector? _collector;

    public EmbeddedHost(IServiceProvider services, IOptions<EmbeddedGrainOptions> options, ILogger<EmbeddedHost> logger)
    {
        Services = services;
        Options = options.Value;
        Clock = Options.TimeProvider ?? services.GetService<TimeProvider>() ?? TimeProvider.System;
        Timeouts = new ResponseTimeouts(Options.ResponseTimeout, Clock);
        Interfaces = new GrainInterfaces(this);
        Contracts = new ContractCheck(Options.GrainAssemblies);
        _logger = logger;
        _filters = new(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
    }

    private enum State : byte
    {
        NotStarted,
        Running,
        Stopping,
        Stopped,
    }

    public IServiceProvider Services { get; }

    public EmbeddedGrainOptions Options { get; }

    public TimeProvider Clock { get; }

    public ResponseTimeouts Timeouts { get; }

    public GrainInterfaces Interfaces { get; }

    public ContractCheck Contracts { get; }

    public IIncomingGrainCallFilter[] Filters => _filters.Value;

    /// <summary>The scheduler that everything runs on; null for the thread pool.</summary>
    public TaskScheduler? GivenScheduler => Options.TaskScheduler;

    /// <summary>A scheduler that was given sees every turn; only without one may a caller's thread run them.</summary>
    public bool RunsInline => GivenScheduler is null;

    public IEnumerable<Activation> Activations => Interfaces.Classes.SelectMany(static grains => grains.Activations);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Contracts.Check(Interfaces.Classes.SelectMany(static grains => GrainInterfaces.InterfacesOf(grains.Type)));
        _collector = new IdleCollector(this);
        _state = State.Running;
        LogStarted(Interfaces.Classes.Count);
        return Task.CompletedTask;
    }

    /// <summary>Ends every activation, running requests first. Nothing is activated any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _state = State.Stopping;
        _collector?.Dispose();
        try
        {
            while (Activations.ToList() is { Count: > 0 } activations) await EndAsync(activations, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            foreach (var activation in Activations) LogAbandoned(activation.GrainId);
        }

        _state = State.Stopped;
        LogStopped();
    }

    private static Task EndAsync(List<Activation> activations, CancellationToken cancellationToken)
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is stopping.");
        activations.ForEach(activation => activation.Deactivate(reason, cancellationToken));
        return Task.WhenAll(activations.ConvertAll(static activation => activation.Deactivated)).WaitAsync(cancellationToken);
    }

    public void Dispose() => _collector?.Dispose();

    public void ThrowUnlessRunning()
    {
        if (_state == State.Running) return;

        throw new SiloUnavailableException(_state == State.NotStarted
            ? "The grain host hasn't started yet."
            : "The grain host is stopping, or has stopped: no grain is activated any more.");
    }

    public void Schedule(Task task) => task.Start(GivenScheduler ?? TaskScheduler.Default);

    public void Schedule(IThreadPoolWorkItem item, Action<object?> whenGiven)
    {
        if (GivenScheduler is null) ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: true);
        else Schedule(CleanContext.NewTask(whenGiven, item));
    }
}

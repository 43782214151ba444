using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>The host of all grains of this process, from the check of their contracts to the last goodbye.</summary>
internal sealed partial class EmbeddedHost : IHostedService, IDisposable
{
    private readonly ILogger<EmbeddedHost> _logger;
    private readonly Lazy<IIncomingGrainCallFilter[]> _filters;
    private readonly Lazy<GrainFactory> _factory;
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
        _factory = new(services.GetRequiredService<GrainFactory>);
        _filters = new(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
    }

    private enum State : byte
    {
        NotStarted,
        Running,
        Stopping,
        Stopped,
    }

    /// <summary>Why activations end when the host does.</summary>
    public static DeactivationReason Stopping { get; } =
        new(DeactivationReasonCode.ShuttingDown, "The host is stopping.");

    public IServiceProvider Services { get; }

    public GrainFactory Factory => _factory.Value;

    public bool IsStopping => _state is State.Stopping or State.Stopped;

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

    /// <summary>
    /// How those who wait for the host go on: through the thread pool, never on the stack of whoever answers. With a
    /// scheduler that was given it is that one's business, and the pool must not interfere.
    /// </summary>
    public TaskCreationOptions AnswerOptions =>
        GivenScheduler is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    /// <summary>Everyone who is active; for a scheduler that was given, in the same order in every run.</summary>
    public IEnumerable<Activation> Activations
    {
        get
        {
            var all = Interfaces.Classes.SelectMany(static grains => grains.Activations);
            return GivenScheduler is null
                ? all
                : all.OrderBy(static each => each.GrainId.ToString(), StringComparer.Ordinal);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Contracts.Check([.. Interfaces.Classes.Select(static grains => grains.Type)]);
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
        activations.ForEach(static activation => activation.Deactivate(Stopping));
        return Task.WhenAll(activations.ConvertAll(static each => each.Deactivated)).WaitAsync(cancellationToken);
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

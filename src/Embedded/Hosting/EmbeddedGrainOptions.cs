using System.Reflection;

namespace Orleans.Hosting;

/// <summary>How grains are hosted in this process.</summary>
public sealed class EmbeddedGrainOptions
{
    /// <summary>Where the grain classes and the types of their contracts are.</summary>
    public ISet<Assembly> GrainAssemblies { get; } = new HashSet<Assembly>();

    /// <summary>
    /// Every turn runs on it, one task a turn. None: the thread pool, and warm grains are called on the caller's
    /// thread.
    /// </summary>
    public TaskScheduler? TaskScheduler { get; set; }

    /// <summary>Timers, time-outs and ages go by it. None: the service of that type, or the system's clock.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>How long a caller waits for an answer. 30 seconds.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may be idle before it is collected. 15 minutes.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle grains are looked for. 1 minute.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long OnActivateAsync may take. 30 seconds.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long OnDeactivateAsync may take. 30 seconds.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

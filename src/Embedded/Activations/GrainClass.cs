using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>One grain class, and its activations.</summary>
internal sealed class GrainClass : IActivationOwner
{
    private readonly ConcurrentDictionary<IdSpan, RequestTarget> _targets = new();
    private readonly GrainConstructor _constructor;
    private readonly Func<IdSpan, RequestTarget> _newTarget;

    public GrainClass(EmbeddedHost host, Type type)
    {
        Host = host;
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), true);
        CollectionAge = AgeOf(type, host.Options);
        _constructor = new GrainConstructor(type);
        var workers = type.GetCustomAttribute<StatelessWorkerAttribute>(true)?.MaxWorkers;
        _newTarget = workers is { } most
            ? key => new WorkerPool(this, key, most)
            : key => new Activation(this, key, this);
    }

    public EmbeddedHost Host { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    public TimeSpan CollectionAge { get; }

    public IEnumerable<Activation> Activations => _targets.SelectMany(static target => target.Value switch
    {
        WorkerPool pool => pool.Workers,
        _ => [(Activation)target.Value],
    });

    public RequestTarget Locate(IdSpan key)
    {
        if (_targets.TryGetValue(key, out var known) && !known.IsDefunct) return known;

        Host.ThrowUnlessRunning();
        while (true)
        {
            var target = _targets.GetOrAdd(key, _newTarget);
            if (target.IsDefunct) _targets.TryRemove(new(key, target));
            else return Unless(target, Host.IsStopping);
        }
    }

    // A stop that began meanwhile may have looked before this one was there.
    private static RequestTarget Unless(RequestTarget target, bool stopping)
    {
        if (stopping && target is Activation activation) activation.Deactivate(EmbeddedHost.Stopping);
        return target;
    }

    public void Forget(Activation activation) => _targets.TryRemove(new(activation.GrainId.Key, activation));

    public bool TrySucceed(Activation ending, LinkedList<Request> waiting)
    {
        if (waiting.Count == 0 || Host.IsStopping) return false;

        var successor = new Activation(this, ending.GrainId.Key, this);
        return successor.TryInherit(waiting, () => _targets.TryUpdate(ending.GrainId.Key, successor, ending));
    }

    public object New(IServiceProvider services, Activation activation) => _constructor.New(services, activation);

    /// <summary>A reference through the first interface that the class declares; cast it to any other.</summary>
    public GrainReference Reference(IdSpan key) => Host.Interfaces.FirstOf(this).Create(key);

    /// <summary>The namespaces of the streams that its grains follow implicitly.</summary>
    public IEnumerable<string> FollowedNamespaces =>
        Type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().Select(static followed => followed.Namespace)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The key of the grain that follows the stream: the stream's own.</summary>
    public IdSpan KeyFor(StreamId stream) =>
        typeof(IGrainWithIntegerKey).IsAssignableFrom(Type)
        && long.TryParse(stream.GetKeyAsString(), CultureInfo.InvariantCulture, out var number)
            ? IdSpan.Create(number)
            : stream.Key;

    // As Orleans names them, so that stored state is found again by either host.
    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named) return named.Name;

        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)
            ? name[..^suffix.Length]
            : name;
    }

    private static TimeSpan AgeOf(Type type, Hosting.EmbeddedGrainOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute), true)) return TimeSpan.MaxValue;

        return type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.CollectionAge;
    }
}

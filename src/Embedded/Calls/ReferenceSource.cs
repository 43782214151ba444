namespace Orleans.Runtime;

/// <summary>What all references to one kind of grain through one interface have in common.</summary>
internal abstract class ReferenceSource(EmbeddedHost host, Type @interface)
{
    private readonly NewReference _create = ProxyBuilder.For(@interface);

    public EmbeddedHost Host { get; } = host;

    public Type Interface { get; } = @interface;

    public abstract GrainType GrainType { get; }

    public GrainReference Create(IdSpan key) => _create(this, key);

    public abstract RequestTarget Locate(IdSpan key);

    public abstract ReferenceSource For(Type @interface);
}

/// <summary>References to grains of one class.</summary>
internal sealed class GrainInterface(EmbeddedHost host, Type @interface, GrainClass @class)
    : ReferenceSource(host, @interface)
{
    public override GrainType GrainType => @class.GrainType;

    public override RequestTarget Locate(IdSpan key) => @class.Locate(key);

    public override ReferenceSource For(Type @interface) => Host.Interfaces.Of(@interface, @class);
}

/// <summary>References to one observer.</summary>
internal sealed class ObserverInterface(EmbeddedHost host, Type @interface, Observer observer)
    : ReferenceSource(host, @interface)
{
    public override GrainType GrainType => observer.GrainId.Type;

    public Observer Observer => observer;

    public override RequestTarget Locate(IdSpan key) => observer;

    public override ReferenceSource For(Type @interface) => new ObserverInterface(Host, @interface, observer);
}

namespace Orleans.Runtime;

/// <summary>
/// What callers hold in place of a grain or an observer. The class for each interface is generated, and its methods
/// send requests.
/// </summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly ReferenceSource _source;
    private readonly IdSpan _key;
    private RequestTarget? _target;

    private protected GrainReference(ReferenceSource source, IdSpan key)
    {
        _source = source;
        _key = key;
    }

    public GrainId GrainId => new(_source.GrainType, _key);

    internal ReferenceSource Source => _source;

    public bool Equals(GrainReference? other) => other is not null && other.GrainId == GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"{_source.Interface.Name} of {GrainId}";

    public static bool operator ==(GrainReference? left, GrainReference? right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    internal RequestTarget Locate()
    {
        var known = _target;
        return known is not null && !known.IsDefunct ? known : _target = _source.Locate(_key);
    }

    /// <summary>The same grain or observer through another of its interfaces.</summary>
    internal GrainReference As(Type @interface) =>
        @interface.IsInstanceOfType(this) ? this : _source.For(@interface).Create(_key);

    // The generated methods call these, and nothing else.
    internal Task Send(CallRequest request) => request.Send(this);

    internal Task<T> Send<T>(CallRequest<T> request) => (Task<T>)request.Send(this);

    internal ValueTask SendValue(CallRequest request) => new(request.Send(this));

    internal ValueTask<T> SendValue<T>(CallRequest<T> request) => new((Task<T>)request.Send(this));

    internal void SendVoid(CallRequest request) => _ = request.Send(this);

    /// <summary>A grain that passes itself passes a reference; an observer must have been given one.</summary>
    internal static T? Outgoing<T>(T? argument) where T : class
    {
        return argument switch
        {
            null or GrainReference => argument,
            IGrainBase grain => (T)(object)grain.GrainContext.GrainReference.As(typeof(T)),
            _ => throw new NotSupportedException(
                $"{argument.GetType()} isn't a reference. Did you forget CreateObjectReference?"),
        };
    }
}

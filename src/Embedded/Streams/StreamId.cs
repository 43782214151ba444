using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Which stream: a namespace, and a key, which is also that of the grains that follow it implicitly.</summary>
public readonly struct StreamId : IEquatable<StreamId>
{
    private readonly string? _namespace;
    private readonly IdSpan _key;

    private StreamId(string? ns, IdSpan key)
    {
        _namespace = string.IsNullOrEmpty(ns) ? null : ns;
        _key = key;
    }

    internal IdSpan Key => _key;

    public static StreamId Create(string? ns, Guid key) => new(ns, IdSpan.Create(key));

    public static StreamId Create(string? ns, string key) => new(ns, IdSpan.Create(key));

    public static StreamId Create(string? ns, long key) =>
        new(ns, IdSpan.Create(key.ToString(CultureInfo.InvariantCulture)));

    public string? GetNamespace() => _namespace;

    public string GetKeyAsString() => _key.ToString();

    public bool Equals(StreamId other) =>
        _key == other._key && string.Equals(_namespace, other._namespace, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_key, _namespace);

    public override string ToString() => $"{_namespace ?? "null"}/{_key}";

    public static bool operator ==(StreamId left, StreamId right) => left.Equals(right);

    public static bool operator !=(StreamId left, StreamId right) => !left.Equals(right);
}

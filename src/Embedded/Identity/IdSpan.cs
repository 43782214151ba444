using System.Buffers;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>
/// A grain's key: text, as Orleans has it, but a GUID is kept as a GUID, so that making a reference formats nothing.
/// </summary>
public readonly struct IdSpan : IEquatable<IdSpan>
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    // Stands in for the text of a key that is a GUID; known by reference.
    private static readonly string GuidMarker = new('g', 1);

    private readonly Guid _guid;
    private readonly string? _text;

    private IdSpan(Guid guid, string? text)
    {
        _guid = guid;
        _text = text;
    }

    public bool IsDefault => _text is null;

    /// <summary>Text that reads like a GUID key is the same key as that GUID.</summary>
    public static IdSpan Create(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsGuidKey(text, out var guid) ? Create(guid) : new IdSpan(default, text);
    }

    public static IdSpan Create(Guid key) => new(key, GuidMarker);

    public static IdSpan Create(long number) => new(default, number.ToString("X", CultureInfo.InvariantCulture));

    internal bool TryGetGuid(out Guid guid)
    {
        guid = _guid;
        return ReferenceEquals(_text, GuidMarker);
    }

    public bool Equals(IdSpan other) => ReferenceEquals(_text, GuidMarker) || ReferenceEquals(other._text, GuidMarker)
        ? ReferenceEquals(_text, other._text) && _guid == other._guid
        : string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => ReferenceEquals(_text, GuidMarker)
        ? _guid.GetHashCode()
        : string.GetHashCode(_text, StringComparison.Ordinal);

    public override string ToString() => ReferenceEquals(_text, GuidMarker) ? _guid.ToString("N") : _text ?? "";

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    private static bool IsGuidKey(string text, out Guid guid)
    {
        guid = default;
        return text.Length == 32
            && !text.AsSpan().ContainsAnyExcept(LowerHex)
            && Guid.TryParseExact(text, "N", out guid);
    }
}

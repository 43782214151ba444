using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Reads and makes the keys of grain ids.</summary>
public static class GrainIdKeyExtensions
{
    private const char ExtensionSeparator = '+';

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key);

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => string.IsNullOrWhiteSpace(keyExtension)
        ? IdSpan.Create(key)
        : IdSpan.Create($"{key:N}{ExtensionSeparator}{keyExtension}");

    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key);

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) => string.IsNullOrWhiteSpace(keyExtension)
        ? IdSpan.Create(key)
        : IdSpan.Create($"{key:X}{ExtensionSeparator}{keyExtension}");

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        keyExt = null;
        if (grainId.Key.TryGetGuid(out key)) return true;

        Split(grainId, out var number, out keyExt);
        return keyExt is not null && Guid.TryParseExact(number, "N", out key);
    }

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        Split(grainId, out var number, out keyExt);
        return long.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : Wrong<Guid>(grainId);

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : Wrong<long>(grainId);

    private static void Split(GrainId grainId, out ReadOnlySpan<char> number, out string? extension)
    {
        var text = grainId.Key.ToString();
        var separator = text.IndexOf(ExtensionSeparator, StringComparison.Ordinal);
        number = separator < 0 ? text : text.AsSpan(0, separator);
        extension = separator < 0 ? null : text[(separator + 1)..];
    }

    [DoesNotReturn]
    private static T Wrong<T>(GrainId grainId) =>
        throw new InvalidOperationException($"The key of {grainId} isn't a {typeof(T).Name}.");
}

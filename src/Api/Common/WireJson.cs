using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Spherespace;

/// <summary>How JSON is written by hand where it is written often: the same text as the serializer's.</summary>
internal static class WireJson
{
    /// <summary>Text goes out as UTF-8, not as escapes: nothing here is ever put into HTML.</summary>
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>ISO 8601, UTC, milliseconds.</summary>
    public static void WriteTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[24];
        time.UtcDateTime.TryFormat(text, out var length, TimeFormat, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    public static void WriteTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } known) json.WriteTime(name, known);
        else json.WriteNull(name);
    }

    /// <summary>A string's text; null for anything else, and for text that isn't valid Unicode.</summary>
    public static string? TextOrNull(this JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // What reading throws for half of a surrogate pair and for bytes that aren't UTF-8.
            return null;
        }
    }
}

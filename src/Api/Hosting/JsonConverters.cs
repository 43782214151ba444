using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spherespace.Hosting;

/// <summary>Text that the rule of a converter refuses, with the rule.</summary>
internal sealed class RefusedTextException(string rule) : JsonException(rule);

/// <summary>Strings that PostgreSQL can keep and every client can read: no U+0000, no half of a surrogate pair.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public const string Rule = "Must not contain the character U+0000 or half of a surrogate pair.";

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text(ref reader);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Text(ref reader)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Null)) throw new JsonException();

        try
        {
            var text = reader.GetString();
            return text is null || !text.Contains('\0') ? text : throw new RefusedTextException(Rule);
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for a lone surrogate and for bytes that aren't UTF-8.
            throw new RefusedTextException(Rule);
        }
    }
}

/// <summary>Times: out as UTC with milliseconds, in as any ISO 8601 time; UTC where it names no offset.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out _)) throw new JsonException();

        return DateTimeOffset.Parse(
            reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[24];
        value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>Ids as UUID strings.</summary>
internal sealed class IdConverter<TId>(Func<Guid, TId> make, Func<TId, Guid> value) : JsonConverter<TId>
    where TId : struct
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) ? make(id) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TId id, JsonSerializerOptions options) =>
        writer.WriteStringValue(value(id));
}

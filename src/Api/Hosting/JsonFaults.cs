using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Spherespace.Hosting;

/// <summary>
/// Says what is wrong with JSON that a type could not be read from: every member at fault, with the rule it breaks.
/// Only asked after reading failed.
/// </summary>
internal static partial class JsonFaults
{
    public static Refusal NotAnObject { get; } = Refusals.Invalid(null, "A JSON object is expected.");

    public static IReadOnlyList<Refusal> Find(ReadOnlyMemory<byte> utf8, Type type)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            return Find(json.RootElement, type);
        }
        catch (JsonException broken)
        {
            var place = $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}";
            return [Refusals.Invalid(null, $"The body isn't valid JSON: see {place}.")];
        }
    }

    public static IReadOnlyList<Refusal> Find(JsonElement json, Type type)
    {
        var shape = ApiJson.Options.GetTypeInfo(type);
        if (json.ValueKind != JsonValueKind.Object) return [NotAnObject];

        var given = json.EnumerateObject().Select(member => (Shape: Property(shape, member), member.Value))
            .Where(member => member.Shape is not null).ToArray();
        var wrong = given.SelectMany(member => Wrong(member.Shape!, member.Value)).ToArray();
        var missing = JsonGaps.Needed(shape).Select(property => property.Name)
            .Except(given.Select(member => SnakeCase(member.Shape!.Name)), StringComparer.Ordinal).Select(Missing);

        Refusal[] faults = [.. wrong, .. missing];
        return faults.Length > 0 ? faults : [Refusals.Invalid(null, "The body has the wrong form.")];
    }

    public static Refusal Missing(string field) => Refusals.Invalid(field, "Must be there.");

    /// <summary>What a value of the type has to look like.</summary>
    public static string Rule(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return $"Must be one of: {string.Join(", ", Enum.GetNames(type).Select(SnakeCase))}.";
        if (type == typeof(Guid) || IsId(type)) return "Must be a UUID.";
        if (type == typeof(DateTimeOffset)) return "Must be a time in ISO 8601.";
        if (type == typeof(string)) return "Must be text.";
        if (typeof(IEnumerable).IsAssignableFrom(type)) return "Must be a list.";

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "Must be true or false.",
            >= TypeCode.SByte and <= TypeCode.UInt64 => "Must be a whole number in range.",
            >= TypeCode.Single and <= TypeCode.Decimal => "Must be a number.",
            _ => "Must be an object.",
        };
    }

    public static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    public static bool IsId(Type type) => type.IsValueType && type.GetProperty("Value")?.PropertyType == typeof(Guid);

    private static JsonPropertyInfo? Property(JsonTypeInfo shape, JsonProperty member)
    {
        // A name may itself hold half of a surrogate pair, which can't be read; no member has such a name.
        try
        {
            var name = member.Name;
            return shape.Properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<Refusal> Wrong(JsonPropertyInfo property, JsonElement value)
    {
        var field = SnakeCase(property.Name);
        if (value.ValueKind == JsonValueKind.Null && !property.IsSetNullable) return [Missing(field)];

        return Fault(value, property.PropertyType, field) is { } fault ? [fault] : [];
    }

    private static Refusal? Fault(JsonElement value, Type type, string? field = null)
    {
        try
        {
            value.Deserialize(type, ApiJson.Options);
            return null;
        }
        catch (JsonException fault)
        {
            var inside = (fault.Path ?? "$")[1..];
            var place = $"{field}{inside}".TrimStart('.');
            var rule = fault switch
            {
                RefusedTextException refused => refused.Message,
                MissingMembersException missing => $"Must have {string.Join(", ", missing.Names)}.",
                _ => Rule(TypeAt(type, inside)),
            };
            return Refusals.Invalid(place.Length == 0 ? null : place, rule);
        }
    }

    private static Type TypeAt(Type type, string path)
    {
        foreach (var step in Steps().Matches(path).Select(match => match.Value))
        {
            var shape = ApiJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
            var next = step[0] == '['
                ? shape.ElementType
                : shape.Properties.FirstOrDefault(property => property.Name.Equals(step, StringComparison.OrdinalIgnoreCase))?.PropertyType;
            if (next is null) break;
            type = next;
        }

        return type;
    }

    [GeneratedRegex(@"\[[^\]]*\]|[^.\[\]]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Steps();
}

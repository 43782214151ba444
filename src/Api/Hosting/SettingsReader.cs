using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Spherespace.Hosting;

/// <summary>Compares a section of the configuration with the class that it fills, and finds all faults rather than one.</summary>
internal static class SettingsReader
{
    public static IEnumerable<string> Faults(IConfigurationSection section, Type type)
    {
        var properties = type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

        return section.GetChildren().SelectMany(child => properties.TryGetValue(child.Key, out var property)
            ? Faults(child, property)
            : [$"{child.Path} is no setting; {section.Path} has {string.Join(", ", properties.Keys)}."]);
    }

    private static IEnumerable<string> Faults(IConfigurationSection value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string) || type.IsArray) return [];
        if (!TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string))) return Faults(value, type);

        return Fault(value, type, property.GetCustomAttribute<RangeAttribute>()) is { } fault ? [fault] : [];
    }

    private static string? Fault(IConfigurationSection value, Type type, RangeAttribute? range)
    {
        if (!TryConvert(value.Value, type, out var converted)) return $"{value.Path} is '{value.Value}': {Expected(type)} is expected.";

        return range is null || range.IsValid(converted)
            ? null
            : $"{value.Path} is {value.Value}: it must lie between {range.Minimum} and {range.Maximum}.";
    }

    private static bool TryConvert(string? text, Type type, out object? value)
    {
        try
        {
            value = TypeDescriptor.GetConverter(type).ConvertFromString(null, CultureInfo.InvariantCulture, text ?? "");
            return value is not null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            value = null;
            return false;
        }
    }

    private static string Expected(Type type)
    {
        if (type.IsEnum) return $"one of {string.Join(", ", Enum.GetNames(type))}";
        if (type == typeof(TimeSpan)) return "a time such as 00:00:30";

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "true or false",
            >= TypeCode.SByte and <= TypeCode.UInt64 => "a whole number",
            _ => $"a {type.Name}",
        };
    }
}

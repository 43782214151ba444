using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>A section of the configuration and the class that it fills.</summary>
internal sealed record SettingsSection(string Path, Type Type);

/// <summary>
/// Binds settings, and finds every fault in them before anything starts: names that don't exist, values that aren't of
/// their kind or out of range, and what the features' own validators say.
/// </summary>
internal static class Settings
{
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        return services.AddSingleton(new SettingsSection(section, typeof(T)));
    }

    public static IReadOnlyList<string> Faults(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var sections = services.GetServices<SettingsSection>();
        string[] own = [.. ListenAddresses.Faults(configuration), .. sections.SelectMany(section => Faults(configuration, section))];

        return [.. own, .. ValidatorFaults(services, own)];
    }

    private static IEnumerable<string> Faults(IConfiguration configuration, SettingsSection section) =>
        Faults(configuration.GetSection(section.Path), section.Type);

    private static IEnumerable<string> Faults(IConfigurationSection section, Type type)
    {
        var properties = type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.CanWrite)
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var property))
                yield return $"{child.Path} is no setting; {section.Path} has {string.Join(", ", properties.Keys)}.";
            else
                foreach (var fault in Faults(child, property)) yield return fault;
        }
    }

    private static IEnumerable<string> Faults(IConfigurationSection value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string) || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))) return [];
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

    private static string Expected(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        TypeCode.Boolean => "true or false",
        >= TypeCode.SByte and <= TypeCode.UInt64 => "a whole number",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:30",
        _ => $"a {type.Name}",
    };

    private static IEnumerable<string> ValidatorFaults(IServiceProvider services, string[] known)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException fault)
        {
            return fault.Failures;
        }
        catch (AggregateException faults)
        {
            return faults.InnerExceptions.SelectMany(fault =>
                fault is OptionsValidationException invalid ? invalid.Failures : [fault.Message]);
        }
        catch (InvalidOperationException fault)
        {
            // The binder stops at the first value that it can't convert; ours are known better already.
            return known.Length > 0 ? [] : [fault.Message];
        }
    }
}

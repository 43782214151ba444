using System.Reflection;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>A section of the configuration and the class that it fills.</summary>
internal sealed record SettingsSection(string Path, Type Type);

/// <summary>Binds settings, and finds every fault in them before anything starts.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(new SettingsSection(section, typeof(T)));
    }

    /// <summary>Lets <see cref="Faults"/> see which options there are, the other projects' too.</summary>
    public static void AddSettingsCheck(this IServiceCollection services) =>
        services.AddSingleton(new OptionsCatalogue(services));

    /// <summary>
    /// Names that don't exist and values that aren't of their kind, in our own sections; in all sections whatever their
    /// validators say.
    /// </summary>
    public static IReadOnlyList<string> Faults(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var faults = ListenAddresses.Faults(configuration).Concat(Telemetry.Faults(configuration)).ToList();
        var unreadable = new HashSet<Type>();
        foreach (var section in services.GetServices<SettingsSection>())
        {
            var own = SettingsReader.Faults(configuration.GetSection(section.Path), section.Type).ToArray();
            faults.AddRange(own);
            if (own.Length > 0) unreadable.Add(section.Type);
        }

        var others = services.GetRequiredService<OptionsCatalogue>().Types.Except(unreadable);
        return [.. faults, .. others.SelectMany(type => ValidatorFaults(services, type))];
    }

    private static IReadOnlyList<string> ValidatorFaults(IServiceProvider services, Type type)
    {
        try
        {
            var options = typeof(IOptions<>).MakeGenericType(type);
            options.GetProperty(nameof(IOptions<>.Value))!
                .GetValue(services.GetRequiredService(options), BindingFlags.DoNotWrapExceptions, null, null, null);
            return [];
        }
        catch (OptionsValidationException fault)
        {
            return [.. fault.Failures];
        }
        catch (InvalidOperationException fault)
        {
            // What the framework's binder throws for text that isn't of the setting's kind; it names the setting.
            return [fault.Message];
        }
    }

    private sealed class OptionsCatalogue(IServiceCollection services)
    {
        private static readonly Type[] About = [typeof(IConfigureOptions<>), typeof(IValidateOptions<>)];

        public IEnumerable<Type> Types => services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && About.Contains(type.GetGenericTypeDefinition()))
            .Select(type => type.GenericTypeArguments[0])
            .Where(type => type.Assembly.GetName().Name!.StartsWith("Spherespace.", StringComparison.Ordinal))
            .Distinct();
    }
}

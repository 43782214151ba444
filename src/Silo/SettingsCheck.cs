using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Spherespace.Silo;

/// <summary>Looks at the settings of a whole program before any part of it starts.</summary>
internal static partial class SettingsCheck
{
    /// <summary>The exit code of a program with wrong settings; EX_CONFIG of sysexits.h.</summary>
    public const int WrongSettings = 78;

    /// <summary>Runs the program until it is told to stop, or says everything that is wrong with its settings.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunCheckedAsync(this IHost host)
    {
        if (host.SettingFaults() is { Count: > 0 } faults)
        {
            var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Spherespace");
            LogWrongSettings(logger, string.Concat(faults.Select(fault => $"{Environment.NewLine}- {fault}")));
            return WrongSettings;
        }

        await host.RunAsync();
        return 0;
    }

    /// <summary>What is wrong with the settings of all sections that are validated at the start.</summary>
    public static IReadOnlyList<string> SettingFaults(this IHost host)
    {
        try
        {
            host.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException fault)
        {
            return [.. fault.Failures];
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            return [.. faults.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures)];
        }
        catch (InvalidOperationException fault)
        {
            // What the binder throws for text that isn't of the setting's type; it names the setting.
            return [fault.Message];
        }
    }

    [LoggerMessage(LogLevel.Critical, "The settings are wrong:{Faults}")]
    private static partial void LogWrongSettings(ILogger logger, string faults);
}

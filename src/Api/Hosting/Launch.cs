using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Spherespace.Silo;
using Spherespace.Storage;

namespace Spherespace.Hosting;

/// <summary>Runs the server, or says in one message why it can't run.</summary>
internal static class Launch
{
    /// <param name="args">The command line; may ask for a probe of a running server instead.</param>
    /// <param name="build">Makes the server.</param>
    /// <returns>The exit code: 0 after a clean stop, 1 where the server could not start.</returns>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        if (await HealthProbe.RunAsync(args) is { } health) return health;

        try
        {
            await build().RunAsync();
            return 0;
        }
        catch (SettingsException wrong)
        {
            return Refuse(wrong.Faults);
        }
        catch (OptionsValidationException wrong)
        {
            return Refuse([.. wrong.Failures]);
        }
        catch (StorageException fault)
        {
            return Refuse([fault.Message]);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return Refuse([$"{fault.Message} Stop what listens there, or choose another address with Urls."]);
        }
    }

    /// <summary>Builds the server as far as its settings are right.</summary>
    /// <exception cref="SettingsException">They aren't.</exception>
    public static WebApplication BuildChecked(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        return Settings.Faults(app.Services) is { Count: > 0 } faults ? throw new SettingsException(faults) : app;
    }

    private static int Refuse(IReadOnlyList<string> faults)
    {
        var reason = faults.Count == 1 ? $" {faults[0]}" : string.Concat(faults.Select(fault => $"{Environment.NewLine}  - {fault}"));
        Console.Error.WriteLine($"Spherespace can't start:{reason}");
        return 1;
    }
}

/// <summary>Settings that are wrong, all of them.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join(' ', faults))
{
    public IReadOnlyList<string> Faults => faults;
}

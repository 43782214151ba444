using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Spherespace.Silo;
using Spherespace.Storage;

namespace Spherespace.Hosting;

/// <summary>Runs the server, or says in one message why it can't run.</summary>
internal static class Launch
{
    /// <summary>Where the arguments ask for a probe of a running server: does that.</summary>
    /// <returns>The exit code, or null where they don't.</returns>
    public static Task<int?> ProbeAsync(string[] args) => HealthProbe.RunAsync(args);

    /// <returns>The exit code: 0 after a clean stop, 1 where the server could not start.</returns>
    public static async Task<int> RunToTheEndAsync(this WebApplication app)
    {
        var faults = Settings.Faults(app.Services);
        if (faults.Count > 0) return Refuse(faults);

        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException fault)
        {
            return Refuse([.. fault.Failures]);
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

    private static int Refuse(IReadOnlyList<string> faults)
    {
        var reason = faults.Count == 1 ? $" {faults[0]}" : string.Concat(faults.Select(fault => $"{Environment.NewLine}  - {fault}"));
        Console.Error.WriteLine($"Spherespace can't start:{reason}");
        return 1;
    }
}

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Spherespace.Storage;

namespace Spherespace.Hosting;

/// <summary>Runs the server, or says in one message why it can't run.</summary>
internal static class Launch
{
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
        var lines = faults.Count == 1 ? [faults[0]] : faults.Select(fault => "  - " + fault).Prepend("");
        Console.Error.WriteLine("Spherespace can't start: " + string.Join(Environment.NewLine, lines));
        return 1;
    }
}

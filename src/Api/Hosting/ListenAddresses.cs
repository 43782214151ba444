using Microsoft.AspNetCore.Http;

namespace Spherespace.Hosting;

/// <summary>The setting <c>Urls</c>.</summary>
internal static class ListenAddresses
{
    public static IEnumerable<string> Faults(IConfiguration configuration) =>
        (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(url => !IsAddress(url))
            .Select(url => $"Urls has '{url}': an address such as http://localhost:8000 or http://0.0.0.0:8000 is expected.");

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65535 && address.PathBase.Length == 0
                && address.Host.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

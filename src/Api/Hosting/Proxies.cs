using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>Section <c>ForwardedHeaders</c>.</summary>
internal sealed class ProxySettings
{
    /// <summary>Addresses (10.0.0.1) and networks (10.0.0.0/8) whose word about the caller is taken. Nobody else's is.</summary>
    public string[] KnownProxies { get; set; } = [];

    /// <summary>How many proxies stand in a row before the server.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 10)]
    public int Hops { get; set; } = 1;
}

internal sealed class ProxySettingsValidator : IValidateOptions<ProxySettings>
{
    public ValidateOptionsResult Validate(string? name, ProxySettings options)
    {
        var faults = options.KnownProxies.Where(proxy => !Proxies.TryParse(proxy, out _))
            .Select(proxy => $"ForwardedHeaders:KnownProxies has '{proxy}': an address or a network such as 10.0.0.0/8 is expected.")
            .ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Takes the caller's address and scheme from a proxy that we know, and from nobody else.</summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services)
    {
        services.AddSettings<ProxySettings>("ForwardedHeaders").AddSingleton<IValidateOptions<ProxySettings>, ProxySettingsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxySettings>>((headers, settings) =>
        {
            headers.ForwardLimit = settings.Value.Hops;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Value.KnownProxies)
            {
                if (TryParse(proxy, out var network)) headers.KnownIPNetworks.Add(network);
            }

            // With nobody known the framework would believe everybody.
            headers.ForwardedHeaders = headers.KnownIPNetworks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });
    }

    public static bool TryParse(string text, out System.Net.IPNetwork network)
    {
        if (System.Net.IPNetwork.TryParse(text, out network)) return true;
        if (!IPAddress.TryParse(text, out var address)) return false;

        network = new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}

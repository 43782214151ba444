using Microsoft.Extensions.Options;

namespace Spherespace.Silo;

internal sealed class SiloOptionsValidator : IValidateOptions<SiloOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    public static IEnumerable<string> Faults(SiloOptions options) =>
        GrainHost.Faults(options).Concat(OwnFaults(options));

    private static IEnumerable<string> OwnFaults(SiloOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Cluster))
            yield return "Silo:Cluster must name the cluster, it is empty.";
        if (!Enum.IsDefined(options.Mode))
            yield return $"Silo:Mode must be CoHosted or Client, it is {options.Mode}.";
        if (options.Port is < 0 or > ushort.MaxValue)
            yield return $"Silo:Port must lie between 0 and 65535, it is {options.Port}.";
        if (options.GatewayPort is < 0 or > ushort.MaxValue)
            yield return $"Silo:GatewayPort must lie between 0 and 65535, it is {options.GatewayPort}.";
        if (options.Port != 0 && options.Port == options.GatewayPort)
            yield return $"Silo:Port and Silo:GatewayPort must differ, both are {options.Port}.";
    }
}

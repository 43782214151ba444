using Microsoft.Extensions.Options;

namespace Spherespace.Presence;

/// <summary>When somebody counts as there. Section <c>Presence</c>.</summary>
public sealed class PresenceOptions
{
    /// <summary>For how long a node's report holds unless it is renewed; 5 s to 1 h.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a user still appears online after the last connection has gone; 0 s to 10 min.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(10);
}

internal sealed class PresenceOptionsValidator : IValidateOptions<PresenceOptions>
{
    public ValidateOptionsResult Validate(string? name, PresenceOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(PresenceOptions options)
    {
        if (options.Lease < TimeSpan.FromSeconds(5) || options.Lease > TimeSpan.FromHours(1))
            yield return $"Presence:Lease must lie between 00:00:05 and 01:00:00, it is {options.Lease}.";
        if (options.Grace < TimeSpan.Zero || options.Grace > TimeSpan.FromMinutes(10))
            yield return $"Presence:Grace must lie between 00:00:00 and 00:10:00, it is {options.Grace}.";
    }
}

using Microsoft.Extensions.Options;

namespace Spherespace.Accounts;

/// <summary>How access tokens are made. Section <c>Tokens</c>.</summary>
internal sealed class TokenOptions
{
    /// <summary>
    /// What access tokens are signed with: Base64 of 32 bytes or more, the same on every node of a cluster. None: a key
    /// made at the first start and kept in the data directory, for one machine.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>Minutes until an access token has to be renewed; 1 to 1,440.</summary>
    public int AccessMinutes { get; set; } = 15;

    /// <summary>Who tokens say has made them.</summary>
    public string Issuer { get; set; } = "spherespace";

    /// <summary>Whom tokens say they are for.</summary>
    public string Audience { get; set; } = "spherespace";
}

internal sealed class TokenOptionsValidator : IValidateOptions<TokenOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TokenOptions options)
    {
        if (options.SigningKey is { Length: > 0 } text && SigningKey.Parse(text) is null)
            yield return $"Tokens:SigningKey must be Base64 of at least {SigningKey.BytesMin} bytes ('openssl rand -base64 32' makes one).";
        if (options.AccessMinutes is < 1 or > 1440)
            yield return $"Tokens:AccessMinutes must lie between 1 and 1440, it is {options.AccessMinutes}.";
        if (string.IsNullOrWhiteSpace(options.Issuer)) yield return "Tokens:Issuer must not be empty.";
        if (string.IsNullOrWhiteSpace(options.Audience)) yield return "Tokens:Audience must not be empty.";
    }
}

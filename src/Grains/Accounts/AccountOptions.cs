using Microsoft.Extensions.Options;

namespace Spherespace.Accounts;

/// <summary>How passwords are kept and how long people stay signed in. Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512; 1,000 to 10,000,000. Raised, it reaches each user at their next sign-in.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Days that a session lasts without being used; 1 to 365.</summary>
    public int SessionDays { get; set; } = 7;

    /// <summary>Sessions a user; 1 to 1,000. The one used least recently ends when there is one more.</summary>
    public int SessionsMax { get; set; } = 100;

    internal TimeSpan SessionLifetime => TimeSpan.FromDays(SessionDays);
}

internal sealed class AccountOptionsValidator : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(AccountOptions options)
    {
        if (options.PasswordIterations is < 1_000 or > 10_000_000)
            yield return $"Accounts:PasswordIterations must lie between 1000 and 10000000, it is {options.PasswordIterations}.";
        if (options.SessionDays is < 1 or > 365)
            yield return $"Accounts:SessionDays must lie between 1 and 365, it is {options.SessionDays}.";
        if (options.SessionsMax is < 1 or > 1000)
            yield return $"Accounts:SessionsMax must lie between 1 and 1000, it is {options.SessionsMax}.";
    }
}

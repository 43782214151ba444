using static Spherespace.Accounts.AccountRefusal;

namespace Spherespace.Accounts;

/// <summary>Whose password it is going to be: what it mustn't look like.</summary>
internal sealed record PasswordOwner(string? Username, string? Email, string? FirstName, string? LastName);

/// <summary>Which passwords are too easy to guess.</summary>
internal static class PasswordRules
{
    /// <summary>Characters of a name that is looked for.</summary>
    private const int NameMin = 3;

    /// <summary>Letters and digits that a password with a name in it needs beside it.</summary>
    private const int BesideNameMin = 6;

    /// <summary>Characters beside runs and repeats that a password needs.</summary>
    private const int FreeCharactersMin = 5;

    private const int DistinctCharactersMin = 4;

    public static IEnumerable<AccountRefusal> Refuse(string? password, PasswordOwner owner)
    {
        if (string.IsNullOrEmpty(password))
        {
            yield return PasswordMissing;
            yield break;
        }

        if (password.Length < AccountLimits.PasswordMin) yield return PasswordTooShort;
        if (password.Length > AccountLimits.PasswordMax)
        {
            yield return PasswordTooLong;
            yield break;
        }

        if (!password.Any(char.IsLetter) || !password.Any(char.IsDigit)) yield return PasswordNeedsLetterAndDigit;
        if (CommonPasswords.Contain(password)) yield return PasswordCommon;
        else if (IsPredictable(password)) yield return PasswordPredictable;
        if (IsLike(password, owner)) yield return PasswordLikeName;
    }

    private static bool IsPredictable(string password) =>
        password.ToLowerInvariant().Distinct().Count() < DistinctCharactersMin
        || KeyRuns.CharactersOutside(password) < FreeCharactersMin;

    // A name within a password is no fault as long as enough stands around it.
    private static bool IsLike(string password, PasswordOwner owner)
    {
        var plain = Plain(password);
        return plain.Length >= NameMin && NameParts(owner).Any(name =>
            name.Contains(plain, StringComparison.Ordinal)
            || (plain.Contains(name, StringComparison.Ordinal) && plain.Length - name.Length < BesideNameMin));
    }

    private static IEnumerable<string> NameParts(PasswordOwner owner) =>
        new[] { owner.Username, owner.Email, owner.Email?.Split('@')[0], owner.FirstName, owner.LastName }
            .Where(name => name is not null)
            .Select(name => Plain(name!))
            .Where(name => name.Length >= NameMin);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

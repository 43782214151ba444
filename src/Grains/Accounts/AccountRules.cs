using System.Collections.Immutable;
using static Spherespace.Accounts.AccountRefusal;

namespace Spherespace.Accounts;

/// <summary>What an account may be made of. Pure; each rule reports every fault at once.</summary>
internal static class AccountRules
{
    public static ImmutableArray<AccountRefusal> Register(Register command)
    {
        var owner = new PasswordOwner(command.Username, command.Email, command.FirstName, command.LastName);

        return
        [
            .. Username(command.Username?.Trim()),
            .. Email(command.Email?.Trim()),
            .. PasswordRules.Refuse(command.Password, owner),
            .. FirstName(command.FirstName?.Trim()),
            .. LastName(command.LastName?.Trim()),
        ];
    }

    public static ImmutableArray<AccountRefusal> SignIn(SignIn command)
    {
        List<AccountRefusal> refusals = [];
        if (string.IsNullOrWhiteSpace(command.Login)) refusals.Add(LoginMissing);
        if (string.IsNullOrEmpty(command.Password)) refusals.Add(PasswordMissing);
        return [.. refusals];
    }

    public static ImmutableArray<AccountRefusal> ChangePassword(ChangePassword command, Account account)
    {
        var profile = account.Profile;
        var owner = new PasswordOwner(profile.Username, account.Email, profile.FirstName, profile.LastName);
        List<AccountRefusal> refusals = [.. PasswordRules.Refuse(command.New, owner)];
        if (string.IsNullOrEmpty(command.Current)) refusals.Add(CurrentPasswordMissing);
        else if (command.Current == command.New) refusals.Add(PasswordUnchanged);
        return [.. refusals];
    }

    /// <returns>The account as it would be, and what speaks against it.</returns>
    public static (Account Changed, ImmutableArray<AccountRefusal> Refusals) UpdateProfile(
        UpdateProfile command, Account account)
    {
        var settings = AccountSettings.Merge(account.Settings, command.Settings);
        var changed = account with
        {
            Profile = account.Profile with
            {
                FirstName = command.FirstName?.Trim() ?? account.Profile.FirstName,
                LastName = command.LastName?.Trim() ?? account.Profile.LastName,
                Bio = command.Bio?.Trim() ?? account.Profile.Bio,
            },
            TimeZone = command.TimeZone ?? account.TimeZone,
            Settings = settings.Json,
        };

        return (changed,
        [
            .. FirstName(changed.Profile.FirstName),
            .. LastName(changed.Profile.LastName),
            .. Bio(changed.Profile.Bio),
            .. TimeZone(command.TimeZone),
            .. settings.Refusals,
        ]);
    }

    private static IEnumerable<AccountRefusal> Username(string? username)
    {
        if (string.IsNullOrEmpty(username))
        {
            yield return UsernameMissing;
            yield break;
        }

        if (username.Length < AccountLimits.UsernameMin) yield return UsernameTooShort;
        if (username.Length > AccountLimits.UsernameMax) yield return UsernameTooLong;
        if (!UsernameShape.Fits(username)) yield return UsernameCharacters;
        if (UsernameShape.IsReserved(username)) yield return UsernameReserved;
    }

    private static IEnumerable<AccountRefusal> Email(string? email)
    {
        if (string.IsNullOrEmpty(email)) yield return EmailMissing;
        else if (email.Length > AccountLimits.EmailMax) yield return EmailTooLong;
        else if (!EmailShape.Fits(email)) yield return EmailInvalid;
    }

    private static IEnumerable<AccountRefusal> FirstName(string? name) =>
        Line(name, FirstNameTooLong, FirstNameCharacters);

    private static IEnumerable<AccountRefusal> LastName(string? name) =>
        Line(name, LastNameTooLong, LastNameCharacters);

    private static IEnumerable<AccountRefusal> Line(string? name, AccountRefusal tooLong, AccountRefusal characters)
    {
        if (name is null) yield break;
        if (name.Length > AccountLimits.NameMax) yield return tooLong;
        if (!PlainText.IsLine(name)) yield return characters;
    }

    private static IEnumerable<AccountRefusal> Bio(string bio)
    {
        if (bio.Length > AccountLimits.BioMax) yield return BioTooLong;
        if (!PlainText.IsParagraphs(bio)) yield return BioCharacters;
    }

    private static IEnumerable<AccountRefusal> TimeZone(string? name)
    {
        if (name is not null && !TimeZoneNames.Exists(name)) yield return TimeZoneUnknown;
    }
}

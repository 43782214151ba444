using Spherespace.Hosting;
using static Spherespace.Accounts.AccountLimits;

namespace Spherespace.Accounts;

/// <summary>How refusals of accounts look on the wire.</summary>
internal static class AccountRefusals
{
    public static RefusalTable<AccountRefusal> Table { get; } = new()
    {
        [AccountRefusal.NotFound] = Refusals.NotFound,
        [AccountRefusal.InvalidCredentials] = new(401, "invalid_credentials", null, "The name or the password is wrong."),
        [AccountRefusal.InvalidRefresh] = new(401, "invalid_refresh", null, "This session has ended. Sign in again."),
        [AccountRefusal.LoginMissing] = Refusals.Invalid("login", "Enter your username or e-mail address."),
        [AccountRefusal.UsernameMissing] = Refusals.Invalid("username", "Choose a username."),
        [AccountRefusal.UsernameTooShort] = Refusals.Invalid("username", $"At least {UsernameMin} characters."),
        [AccountRefusal.UsernameTooLong] = Refusals.Invalid("username", $"At most {UsernameMax} characters."),
        [AccountRefusal.UsernameCharacters] =
            Refusals.Invalid("username", "Only letters a to z, digits, and _ . - after the first character."),
        [AccountRefusal.UsernameReserved] = Refusals.Invalid("username", "This word has a meaning of its own here. Choose another."),
        [AccountRefusal.UsernameTaken] = new(409, "username_taken", "username", "This username is taken."),
        [AccountRefusal.EmailMissing] = Refusals.Invalid("email", "Enter your e-mail address."),
        [AccountRefusal.EmailInvalid] = Refusals.Invalid("email", "This is no e-mail address."),
        [AccountRefusal.EmailTooLong] = Refusals.Invalid("email", $"At most {EmailMax} characters."),
        [AccountRefusal.EmailTaken] = new(409, "email_taken", "email", "There is an account with this e-mail address."),
        [AccountRefusal.PasswordMissing] = Refusals.Invalid("password", "Enter a password."),
        [AccountRefusal.PasswordTooShort] = Refusals.Invalid("password", $"At least {PasswordMin} characters."),
        [AccountRefusal.PasswordTooLong] = Refusals.Invalid("password", $"At most {PasswordMax} characters."),
        [AccountRefusal.PasswordNeedsLetterAndDigit] = Refusals.Invalid("password", "At least one letter and one digit."),
        [AccountRefusal.PasswordCommon] = Refusals.Invalid("password", "Too many people use this password, or one like it."),
        [AccountRefusal.PasswordPredictable] =
            Refusals.Invalid("password", "Easy to guess: runs and repeats don't count. Add something of your own."),
        [AccountRefusal.PasswordLikeName] = Refusals.Invalid("password", "Too much like your name or e-mail address."),
        [AccountRefusal.PasswordUnchanged] = Refusals.Invalid("password", "This is the password that you have."),
        [AccountRefusal.CurrentPasswordMissing] = Refusals.Invalid("current", "Enter your current password."),
        [AccountRefusal.CurrentPasswordWrong] = new(400, "wrong_password", "current", "This isn't your current password."),
        [AccountRefusal.FirstNameTooLong] = Refusals.Invalid("first_name", $"At most {NameMax} characters."),
        [AccountRefusal.FirstNameCharacters] = Refusals.Invalid("first_name", Unprintable),
        [AccountRefusal.LastNameTooLong] = Refusals.Invalid("last_name", $"At most {NameMax} characters."),
        [AccountRefusal.LastNameCharacters] = Refusals.Invalid("last_name", Unprintable),
        [AccountRefusal.BioTooLong] = Refusals.Invalid("bio", $"At most {BioMax} characters."),
        [AccountRefusal.BioCharacters] = Refusals.Invalid("bio", Unprintable),
        [AccountRefusal.TimeZoneUnknown] = Refusals.Invalid("time_zone", "There is no such time zone. Europe/Paris is one."),
        [AccountRefusal.SettingsInvalid] = Refusals.Invalid("settings", "Must be an object of plain values, eight levels deep at most."),
        [AccountRefusal.SettingsTooLong] = Refusals.Invalid("settings", $"At most {SettingsBytesMax} bytes."),
    };

    private const string Unprintable = "Contains characters that can't be shown.";

    public static IResult ToProblem(this IEnumerable<AccountRefusal> refusals) => refusals.ToRefusals().ToProblem();

    public static IReadOnlyList<Refusal> ToRefusals(this IEnumerable<AccountRefusal> refusals) =>
        [.. refusals.Select(refusal => Table[refusal])];
}

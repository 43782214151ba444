using System.Collections.Immutable;
using static Spherespace.Accounts.AccountRefusal;

namespace Spherespace.Accounts;

public sealed class AccountRulesTests
{
    private static readonly Register Ana = new(
        "ana", "ana@example.com", "Plum-tree-47", "Ana", "Costa", new TokenHash(ImmutableArray<byte>.Empty), "a test");

    private static readonly Account AnasAccount = new(
        new Profile(UserId.New(), "ana", "Ana", "Costa", "Ana Costa", "", null, false, DateTimeOffset.UnixEpoch),
        "ana@example.com",
        "UTC",
        """{"theme": "dark"}""");

    [Theory]
    [InlineData("ana")]
    [InlineData("ana.costa-47_x")]
    [InlineData("7seas")]
    [InlineData("ANA")]
    [InlineData("  ana  ")]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234")]
    public void Register_GoodUsername_IsTaken(string username) =>
        AccountRules.Register(Ana with { Username = username }).ShouldBeEmpty();

    [Theory]
    [InlineData(null, UsernameMissing)]
    [InlineData("", UsernameMissing)]
    [InlineData("   ", UsernameMissing)]
    [InlineData("an", UsernameTooShort)]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", UsernameTooLong)]
    [InlineData("_ana", UsernameCharacters)]
    [InlineData(".ana", UsernameCharacters)]
    [InlineData("-ana", UsernameCharacters)]
    [InlineData("ana costa", UsernameCharacters)]
    [InlineData("ana@costa", UsernameCharacters)]
    [InlineData("аnа", UsernameCharacters)]
    [InlineData("ana\0", UsernameCharacters)]
    [InlineData("josé", UsernameCharacters)]
    [InlineData("Everyone", UsernameReserved)]
    public void Register_BadUsername_IsRefused(string? username, AccountRefusal refusal) =>
        AccountRules.Register(Ana with { Username = username }).ShouldBe([refusal]);

    [Theory]
    [InlineData("ana@example.com")]
    [InlineData("Ana.Costa+spam@mail.example.co.uk")]
    [InlineData("o'brien@example.ie")]
    [InlineData("ana@bücher.example")]
    [InlineData(" ana@example.com ")]
    public void Register_GoodEmail_IsTaken(string email) =>
        AccountRules.Register(Ana with { Email = email }).ShouldBeEmpty();

    [Theory]
    [InlineData(null, EmailMissing)]
    [InlineData("", EmailMissing)]
    [InlineData("ana", EmailInvalid)]
    [InlineData("@example.com", EmailInvalid)]
    [InlineData("ana@", EmailInvalid)]
    [InlineData("ana@localhost", EmailInvalid)]
    [InlineData("ana@example..com", EmailInvalid)]
    [InlineData("ana@-example.com", EmailInvalid)]
    [InlineData("ana@exam_ple.com", EmailInvalid)]
    [InlineData(".ana@example.com", EmailInvalid)]
    [InlineData("a..na@example.com", EmailInvalid)]
    [InlineData("ana costa@example.com", EmailInvalid)]
    [InlineData("ana@costa@example.com", EmailInvalid)]
    [InlineData("ana\n@example.com", EmailInvalid)]
    [InlineData("ana@example.com\nbcc:ben@example.com", EmailInvalid)]
    public void Register_BadEmail_IsRefused(string? email, AccountRefusal refusal) =>
        AccountRules.Register(Ana with { Email = email }).ShouldBe([refusal]);

    [Fact]
    public void Register_EmailAtItsLimit_IsTakenAndOneMoreIsNot()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 47), 4));
        var email = $"{new string('a', 62)}@{domain}";

        email.Length.ShouldBe(AccountLimits.EmailMax);
        AccountRules.Register(Ana with { Email = email }).ShouldBeEmpty();
        AccountRules.Register(Ana with { Email = "a" + email }).ShouldBe([EmailTooLong]);
    }

    [Fact]
    public void Register_NamesAtTheirLimit_AreTakenAndOneMoreIsNot()
    {
        var name = new string('n', AccountLimits.NameMax);

        AccountRules.Register(Ana with { FirstName = name, LastName = name }).ShouldBeEmpty();
        AccountRules.Register(Ana with { FirstName = name + "n" }).ShouldBe([FirstNameTooLong]);
        AccountRules.Register(Ana with { LastName = name + "n" }).ShouldBe([LastNameTooLong]);
    }

    [Theory]
    [InlineData("José 🌱")]
    [InlineData("محمد")]
    [InlineData("")]
    [InlineData(null)]
    public void Register_AnyName_IsTaken(string? name) =>
        AccountRules.Register(Ana with { FirstName = name, LastName = name }).ShouldBeEmpty();

    [Theory]
    [InlineData("A\nna")]
    [InlineData("A\0na")]
    [InlineData("\u202Eana")]
    [InlineData("a\u2028b")]
    public void Register_NameWithControls_IsRefused(string name) =>
        AccountRules.Register(Ana with { FirstName = name, LastName = name })
            .ShouldBe([FirstNameCharacters, LastNameCharacters]);

    [Fact]
    public void Register_EverythingWrong_SaysSoAtOnce() =>
        AccountRules.Register(Ana with { Username = "-", Email = "x", Password = "y", FirstName = "\t", LastName = "\u0007" })
            .ShouldBe(
            [
                UsernameTooShort, UsernameCharacters, EmailInvalid, PasswordTooShort, PasswordNeedsLetterAndDigit,
                PasswordPredictable, LastNameCharacters,
            ]);

    [Theory]
    [InlineData(null, null, new[] { LoginMissing, PasswordMissing })]
    [InlineData(" ", "x", new[] { LoginMissing })]
    [InlineData("ana", "", new[] { PasswordMissing })]
    [InlineData("ana", " ", new AccountRefusal[0])]
    public void SignIn_WithoutNameOrPassword_SaysWhich(string? login, string? password, AccountRefusal[] refusals) =>
        AccountRules.SignIn(new SignIn(login, password, Ana.Token, "a test")).ShouldBe(refusals);

    [Theory]
    [InlineData("Plum-tree-47", "Pear-tree-48", new AccountRefusal[0])]
    [InlineData(null, "Pear-tree-48", new[] { CurrentPasswordMissing })]
    [InlineData("Plum-tree-47", null, new[] { PasswordMissing })]
    [InlineData("Plum-tree-47", "Plum-tree-47", new[] { PasswordUnchanged })]
    [InlineData("Plum-tree-47", "AnaCosta1", new[] { PasswordLikeName })]
    public void ChangePassword_IsHeldToTheSameRules(string? current, string? next, AccountRefusal[] refusals) =>
        AccountRules.ChangePassword(new ChangePassword(Actor, current, next), AnasAccount).ShouldBe(refusals);

    [Fact]
    public void UpdateProfile_NamesSomeFields_KeepsTheOthers()
    {
        var (changed, refusals) = AccountRules.UpdateProfile(Update with { Bio = " Gardener. " }, AnasAccount);

        refusals.ShouldBeEmpty();
        changed.ShouldBe(AnasAccount with { Profile = AnasAccount.Profile with { Bio = "Gardener." } });
    }

    [Fact]
    public void UpdateProfile_EmptyTexts_AreTaken()
    {
        var (changed, refusals) = AccountRules.UpdateProfile(Update with { FirstName = "", LastName = " " }, AnasAccount);

        refusals.ShouldBeEmpty();
        changed.Profile.FirstName.ShouldBe("");
        changed.Profile.LastName.ShouldBe("");
    }

    [Fact]
    public void UpdateProfile_BioAtItsLimit_IsTakenAndOneMoreIsNot()
    {
        var bio = new string('b', AccountLimits.BioMax);

        AccountRules.UpdateProfile(Update with { Bio = bio }, AnasAccount).Refusals.ShouldBeEmpty();
        AccountRules.UpdateProfile(Update with { Bio = bio + "b" }, AnasAccount).Refusals.ShouldBe([BioTooLong]);
        AccountRules.UpdateProfile(Update with { Bio = "two\r\nlines" }, AnasAccount).Refusals.ShouldBeEmpty();
        AccountRules.UpdateProfile(Update with { Bio = "a bell\u0007" }, AnasAccount).Refusals.ShouldBe([BioCharacters]);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Paris")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT+5")]
    public void UpdateProfile_KnownTimeZone_IsTaken(string name) =>
        AccountRules.UpdateProfile(Update with { TimeZone = name }, AnasAccount).Refusals.ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("Europe")]
    [InlineData("Europe/")]
    [InlineData("../Europe/Paris")]
    [InlineData("/etc/passwd")]
    [InlineData("Europe/Paris\0")]
    [InlineData("zone.tab")]
    public void UpdateProfile_UnknownTimeZone_IsRefused(string name) =>
        AccountRules.UpdateProfile(Update with { TimeZone = name }, AnasAccount).Refusals.ShouldBe([TimeZoneUnknown]);

    private static Actor Actor { get; } = new(AnasAccount.Profile.Id, SessionId.New());

    private static UpdateProfile Update { get; } = new(Actor, null, null, null, null, null);
}

using static Spherespace.Accounts.AccountRefusal;

namespace Spherespace.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly PasswordOwner Ana = new("ana.costa", "ana@example.com", "Ana", "Costa");

    [Theory]
    [InlineData("Plum-tree-47")]
    [InlineData("correct horse battery 9")]
    [InlineData("Corr3ct-horse-1234")]
    [InlineData("x7Kq92mZ")]
    [InlineData("пароль из 7 слов")]
    [InlineData("costa rica in 1999")]
    public void Refuse_GoodPassword_HasNothingToSay(string password) =>
        PasswordRules.Refuse(password, Ana).ShouldBeEmpty();

    [Theory]
    [InlineData(null, PasswordMissing)]
    [InlineData("", PasswordMissing)]
    [InlineData("Plum-47", PasswordTooShort)]
    [InlineData("Plum-tree-wood", PasswordNeedsLetterAndDigit)]
    [InlineData("4719-3865-20", PasswordNeedsLetterAndDigit)]
    [InlineData("password1", PasswordCommon)]
    [InlineData("PassWord1", PasswordCommon)]
    [InlineData("p@ssw0rd", PasswordCommon)]
    [InlineData("P4$$w0rd!7", PasswordCommon)]
    [InlineData("1!Sunshine2", PasswordCommon)]
    [InlineData("liverpool1984", PasswordCommon)]
    [InlineData("1q2w3e4r", PasswordCommon)]
    [InlineData("aaaaaaa1", PasswordPredictable)]
    [InlineData("ab1ab1ab1", PasswordPredictable)]
    [InlineData("hgfedcba9876", PasswordPredictable)]
    [InlineData("2wsx3edc4rfv", PasswordPredictable)]
    [InlineData("ab 123456789", PasswordPredictable)]
    [InlineData("AnaCosta1", PasswordLikeName)]
    [InlineData("c-o-s-t-a-2026", PasswordLikeName)]
    [InlineData("ana@example.com7", PasswordLikeName)]
    public void Refuse_BadPassword_SaysWhy(string? password, AccountRefusal refusal) =>
        PasswordRules.Refuse(password, Ana).ShouldBe([refusal]);

    [Fact]
    public void Refuse_AtTheLimit_TakesItAndNotOneMore()
    {
        var long_ = string.Concat(Enumerable.Repeat("plum7-TREE", 13))[..AccountLimits.PasswordMax];

        PasswordRules.Refuse(long_, Ana).ShouldBeEmpty();
        PasswordRules.Refuse(long_ + "x", Ana).ShouldBe([PasswordTooLong]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("xkq", 3)]
    [InlineData("abc", 0)]
    [InlineData("cba", 0)]
    [InlineData("ab", 2)]
    [InlineData("aaa", 0)]
    [InlineData("kqwertyk", 2)]
    [InlineData("QWERTY", 0)]
    [InlineData("0987", 0)]
    [InlineData("1qaz2wsx", 0)]
    public void CharactersOutside_CountsWhatStandsInNoRun(string text, int outside) =>
        KeyRuns.CharactersOutside(text).ShouldBe(outside);
}

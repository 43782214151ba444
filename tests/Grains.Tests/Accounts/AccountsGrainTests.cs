using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Spherespace.Accounts;

public sealed class AccountsGrainTests(GrainHostFixture host) : IClassFixture<GrainHostFixture>
{
    [Fact]
    public async Task Register_SomebodyNew_StartsASession()
    {
        var ana = New("ana");

        var laptop = await ana.Registers();

        (await laptop.IsAlive()).ShouldBeTrue();
        var me = (await laptop.User.Me(laptop.Actor)).Account.ShouldNotBeNull();
        me.Profile.Username.ShouldBe(ana.Username);
        me.Profile.DisplayName.ShouldBe("Ana Costa");
        me.Email.ShouldBe(ana.Email);
        (me.TimeZone, me.Settings).ShouldBe(("UTC", "{}"));
    }

    [Fact]
    public async Task Register_BadInput_MakesNothing()
    {
        var ana = New("ana");

        var answer = await ana.TriesToRegister(email: "nowhere", password: "short");

        answer.Session.ShouldBeNull();
        answer.Refusals.ShouldContain(AccountRefusal.EmailInvalid);
        (await ana.TriesToRegister()).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Register_NamesInAnotherCase_AreTaken()
    {
        var ana = New("ana");
        await ana.Registers();

        (await ana.TriesToRegister(username: ana.Username.ToUpperInvariant(), email: "free@example.com")).Refusals
            .ShouldBe([AccountRefusal.UsernameTaken]);
        (await ana.TriesToRegister(username: "free-name", email: ana.Email.ToUpperInvariant())).Refusals
            .ShouldBe([AccountRefusal.EmailTaken]);
        (await ana.TriesToRegister()).Refusals.ShouldBe([AccountRefusal.UsernameTaken, AccountRefusal.EmailTaken]);
    }

    [Fact]
    public async Task Register_TenAtOnceWithOneName_OneWins()
    {
        var ana = New("ana");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => ana.TriesToRegister(email: $"{ana.Username}{i}@example.com")));

        answers.Count(answer => answer.Session is not null).ShouldBe(1);
        answers.Where(answer => answer.Session is null)
            .ShouldAllBe(answer => answer.Refusals.SequenceEqual(new[] { AccountRefusal.UsernameTaken }));
    }

    [Fact]
    public async Task SignIn_ByEitherNameInAnyCase_StartsASession()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();

        foreach (var login in new[] { ana.Username, ana.Email, ana.Username.ToUpperInvariant(), $" {ana.Email.ToUpperInvariant()} " })
        {
            var phone = await ana.SignsIn(login: login);
            phone.Id.ShouldBe(laptop.Id);
            phone.Session.ShouldNotBe(laptop.Session);
        }
    }

    [Fact]
    public async Task SignIn_WrongPasswordAndUnknownNames_AreRefusedAlike()
    {
        var ana = New("ana");
        await ana.Registers();

        SessionAnswer[] answers =
        [
            await ana.TriesToSignIn("Wr0ng-garden-gate"),
            await ana.TriesToSignIn(Visitor.FirstPassword.ToUpperInvariant()),
            await New("ben").TriesToSignIn(Visitor.FirstPassword),
            await ana.TriesToSignIn(Visitor.FirstPassword, login: "nobody@example.com"),
            await ana.TriesToSignIn(Visitor.FirstPassword, login: "no\0body"),
            await ana.TriesToSignIn(Visitor.FirstPassword, login: new string('x', 100_000)),
            await ana.TriesToSignIn(new string('x', 100_000)),
        ];

        answers.ShouldAllBe(answer => answer.Session == null
            && answer.Refusals.SequenceEqual(new[] { AccountRefusal.InvalidCredentials }));
    }

    [Fact]
    public async Task SignIn_WithAnOldHash_ReplacesItOnce()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var old = WeakHash(Visitor.FirstPassword);
        await StoreHash(laptop.Id, old);

        await ana.SignsIn();
        var renewed = await ReadHash(laptop.Id);
        await ana.SignsIn();

        renewed.ShouldNotBe(old);
        (await ReadHash(laptop.Id)).ShouldBe(renewed);
        (await laptop.IsAlive()).ShouldBeTrue();
    }

    [Fact]
    public async Task Refresh_UnknownToken_IsRefused() =>
        (await host.Grains.Accounts().Refresh(new RefreshSession(Visitor.NewToken(), Visitor.NewToken()))).Refusals
            .ShouldBe([AccountRefusal.InvalidRefresh]);

    [Fact]
    public async Task SignOut_EndsTheSessionOfTheToken_AndMayBeRepeated()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();

        await host.Grains.Accounts().SignOut(phone.Token);
        await host.Grains.Accounts().SignOut(phone.Token);
        await host.Grains.Accounts().SignOut(Visitor.NewToken());

        (await phone.IsAlive()).ShouldBeFalse();
        (await laptop.IsAlive()).ShouldBeTrue();
        (await phone.Refreshes()).Refusals.ShouldBe([AccountRefusal.InvalidRefresh]);
    }

    private Visitor New(string name) => new(host.Grains, name);

    private static string WeakHash(string password) =>
        new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(new(), password);

    private async Task StoreHash(UserId user, string hash)
    {
        await using var command = host.Database.DataSource.CreateCommand("update users set password_hash = $2 where id = $1");
        command.Parameters.Add(new() { Value = user.Value });
        command.Parameters.Add(new() { Value = hash });
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private async Task<string> ReadHash(UserId user)
    {
        await using var command = host.Database.DataSource.CreateCommand("select password_hash from users where id = $1");
        command.Parameters.Add(new() { Value = user.Value });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

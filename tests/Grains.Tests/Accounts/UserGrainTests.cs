using Spherespace.Topics;

namespace Spherespace.Accounts;

public sealed class UserGrainTests(GrainHostFixture host) : IClassFixture<GrainHostFixture>
{
    private const string SecondPassword = "An0ther-garden-gate";

    [Fact]
    public async Task Refresh_TakesTheNextTokenEachTime()
    {
        var laptop = await New("ana").Registers();

        for (var i = 0; i < 3; i++)
        {
            var renewed = (await laptop.Refreshes()).Session.ShouldNotBeNull();
            renewed.Session.Id.ShouldBe(laptop.Session);
        }

        (await laptop.IsAlive()).ShouldBeTrue();
    }

    [Fact]
    public async Task Refresh_WithAUsedToken_EndsItsSessionAndNoOther()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(laptop.Id));
        var stolen = laptop.Token;
        await laptop.Refreshes();

        (await laptop.Refreshes(with: stolen)).Refusals.ShouldBe([AccountRefusal.InvalidRefresh]);

        (await laptop.IsAlive()).ShouldBeFalse();
        (await laptop.Refreshes()).Refusals.ShouldBe([AccountRefusal.InvalidRefresh]);
        (await phone.IsAlive()).ShouldBeTrue();
        var events = await watch.Sees("the end of one session", seen => seen.Count >= 1);
        events.Select(e => e.Data).ShouldBe([new SessionEnded(laptop.Session)]);
    }

    [Fact]
    public async Task Refresh_TenAtOnceWithOneToken_OneWinsAndTheSessionEnds()
    {
        var laptop = await New("ana").Registers();
        var token = laptop.Token;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => laptop.Refreshes(with: token)));

        answers.Count(answer => answer.Session is not null).ShouldBe(1);
        answers.Count(answer => answer.Refusals.SequenceEqual(new[] { AccountRefusal.InvalidRefresh })).ShouldBe(9);
        (await laptop.IsAlive()).ShouldBeFalse();
    }

    [Fact]
    public async Task EndSession_ItsOwnOrAnother_EndsItAtOnce()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(laptop.Id));

        (await laptop.User.EndSession(laptop.Actor, phone.Session)).ShouldBeTrue();
        (await phone.IsAlive()).ShouldBeFalse();
        (await laptop.User.EndSession(laptop.Actor, phone.Session)).ShouldBeFalse();
        (await laptop.User.EndSession(laptop.Actor, laptop.Session)).ShouldBeTrue();
        (await laptop.IsAlive()).ShouldBeFalse();

        var events = await watch.Sees("the end of both sessions", seen => seen.Count >= 2);
        events.Select(e => e.Data).ShouldBe([new SessionEnded(phone.Session), new SessionEnded(laptop.Session)]);
    }

    [Fact]
    public async Task EndSession_SomebodyElses_IsRefusedAndLeavesIt()
    {
        var laptop = await New("ana").Registers();
        var eve = await New("eve").Registers();

        (await eve.User.EndSession(eve.Actor, laptop.Session)).ShouldBeFalse();
        (await laptop.User.EndSession(eve.Actor, laptop.Session)).ShouldBeFalse();

        (await laptop.IsAlive()).ShouldBeTrue();
    }

    [Fact]
    public async Task EndOtherSessions_LeavesTheOneThatAsks()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        SignedIn[] others = [await ana.SignsIn(), await ana.SignsIn()];

        await laptop.User.EndOtherSessions(laptop.Actor);

        (await laptop.User.Sessions(laptop.Actor)).Select(session => session.Id).ShouldBe([laptop.Session]);
        foreach (var other in others) (await other.IsAlive()).ShouldBeFalse();
    }

    [Fact]
    public async Task Sessions_AreOnesOwn()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();
        var eve = await New("eve").Registers();

        var sessions = await laptop.User.Sessions(laptop.Actor);

        sessions.Select(session => (session.Id, session.Device)).ShouldBe([(phone.Session, "phone"), (laptop.Session, "laptop")]);
        (await laptop.User.Sessions(eve.Actor)).ShouldBeEmpty();
        (await laptop.User.Me(eve.Actor)).Refusals.ShouldBe([AccountRefusal.NotFound]);
    }

    [Fact]
    public async Task Start_OneSessionTooMany_EndsTheOneUsedLeastRecently()
    {
        var max = new AccountOptions().SessionsMax;
        var laptop = await New("ana").Registers();
        var door = host.Grains.UserSessions(laptop.Id);

        for (var i = 1; i < max; i++) await door.Start(new StartSession(Visitor.NewToken(), "phone", PasswordVersion: 0));
        (await laptop.IsAlive()).ShouldBeTrue();
        var last = await door.Start(new StartSession(Visitor.NewToken(), "phone", PasswordVersion: 0));

        (await laptop.IsAlive()).ShouldBeFalse();
        (await laptop.User.Sessions(new Actor(laptop.Id, last!.Session.Id))).Length.ShouldBe(max);
    }

    [Fact]
    public async Task ChangePassword_EndsTheOtherSessionsAndTheOldPassword()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(laptop.Id));

        (await laptop.ChangesPassword(Visitor.FirstPassword, SecondPassword)).Refusals.ShouldBeEmpty();

        (await laptop.IsAlive()).ShouldBeTrue();
        (await laptop.Refreshes()).Refusals.ShouldBeEmpty();
        (await phone.IsAlive()).ShouldBeFalse();
        (await phone.Refreshes()).Refusals.ShouldBe([AccountRefusal.InvalidRefresh]);
        (await ana.TriesToSignIn(Visitor.FirstPassword)).Refusals.ShouldBe([AccountRefusal.InvalidCredentials]);
        await ana.SignsIn(SecondPassword);
        (await watch.Sees("the end of one session", seen => seen.Count >= 1))[0].Data.ShouldBe(new SessionEnded(phone.Session));
    }

    [Fact]
    public async Task ChangePassword_WithTheWrongOne_ChangesNothing()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();

        (await laptop.ChangesPassword("Wr0ng-garden-gate", SecondPassword)).Refusals
            .ShouldBe([AccountRefusal.CurrentPasswordWrong]);

        (await phone.IsAlive()).ShouldBeTrue();
        await ana.SignsIn();
    }

    [Fact]
    public async Task Start_WithAPasswordThatChangedSince_IsRefused()
    {
        var laptop = await New("ana").Registers();
        await laptop.ChangesPassword(Visitor.FirstPassword, SecondPassword);

        var started = await host.Grains.UserSessions(laptop.Id).Start(new StartSession(Visitor.NewToken(), "phone", PasswordVersion: 0));

        started.ShouldBeNull();
        (await laptop.User.Sessions(laptop.Actor)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task UpdateProfile_KeepsWhatIsGivenAndAnswersWithIt()
    {
        var laptop = await New("ana").Registers();

        var answer = await laptop.User.UpdateProfile(
            new UpdateProfile(laptop.Actor, "Anna", "", "Gardener.", "Europe/Lisbon", """{"theme":"dark","n":[1]}"""));

        answer.Refusals.ShouldBeEmpty();
        var me = (await laptop.User.Me(laptop.Actor)).Account.ShouldNotBeNull();
        me.ShouldBe(answer.Account);
        (me.Profile.FirstName, me.Profile.LastName, me.Profile.DisplayName).ShouldBe(("Anna", "", "Anna"));
        (me.Profile.Bio, me.TimeZone, me.Settings).ShouldBe(("Gardener.", "Europe/Lisbon", """{"n": [1], "theme": "dark"}"""));
    }

    [Fact]
    public async Task MaySubscribe_OnesOwnTopicWhileSignedIn_AndNothingElse()
    {
        var laptop = await New("ana").Registers();
        var eve = await New("eve").Registers();

        (await laptop.User.MaySubscribe(laptop.Actor)).ShouldBeTrue();
        (await laptop.User.MaySubscribe(eve.Actor)).ShouldBeFalse();
        (await laptop.User.MaySubscribe(new Actor(laptop.Id, eve.Session))).ShouldBeFalse();
        await laptop.User.EndSession(laptop.Actor, laptop.Session);
        (await laptop.User.MaySubscribe(laptop.Actor)).ShouldBeFalse();
    }

    [Fact]
    public async Task EndSession_StoreFails_LeavesTheSessionAndTellsNobody()
    {
        var ana = New("ana");
        var laptop = await ana.Registers();
        var phone = await ana.SignsIn();
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(laptop.Id));

        await WhileWritesFail("sessions", laptop.Id, async () =>
            await Should.ThrowAsync<Exception>(() => laptop.User.EndSession(laptop.Actor, phone.Session)));

        (await phone.IsAlive()).ShouldBeTrue();
        (await laptop.User.EndSession(laptop.Actor, phone.Session)).ShouldBeTrue();
        (await watch.Sees("the end of one session", seen => seen.Count >= 1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task UpdateProfile_StoreFails_KeepsWhatIsStored()
    {
        var laptop = await New("ana").Registers();
        var before = (await laptop.User.Me(laptop.Actor)).Account;

        await WhileWritesFail("users", laptop.Id, async () => await Should.ThrowAsync<Exception>(
            () => laptop.User.UpdateProfile(new UpdateProfile(laptop.Actor, "Anna", null, null, null, null))));

        (await laptop.User.Me(laptop.Actor)).Account.ShouldBe(before);
    }

    private Visitor New(string name) => new(host.Grains, name);

    /// <summary>Has the database refuse every update of the user's rows in a table meanwhile.</summary>
    private async Task WhileWritesFail(string table, UserId user, Func<Task> act)
    {
        var owner = table == "users" ? "id" : "user_id";
        var name = $"fail_{Guid.NewGuid():n}";
        await Execute($"create function {name}() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$");
        await Execute($"create trigger {name} before update on {table} for each row when (old.{owner} = '{user}') execute function {name}()");

        await act();

        await Execute($"drop function {name}() cascade");
    }

    private async Task Execute(string sql)
    {
        await using var command = host.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

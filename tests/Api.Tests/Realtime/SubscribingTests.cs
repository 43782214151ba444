using System.Text.Json;

namespace Spherespace.Realtime;

public sealed class SubscribingTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task Connect_HearsItsConversationsWithoutAsking()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var ben = await App.NewPerson("ben");
        var room = (await ana.Who.Api.Post("/conversations", new { kind = "direct", user_id = ben.Id })).Expect(201).Json;
        await using var bensPhone = await Device.ConnectsAsync(App, ben);

        await ana.Says(room.GetProperty("id").GetString()!, "hello");

        await bensPhone.Sees("hello");
    }

    [Fact]
    public async Task ConversationAdded_CarriesTheConversationAndIsFollowed()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);

        var added = (await ben.Sees(ben.OwnTopic, "conversation.added")).Data.GetProperty("conversation");
        await ana.Says(room, "hello");

        added.GetProperty("id").GetString().ShouldBe(room);
        added.GetProperty("me").GetProperty("role").GetString().ShouldBe("member");
        added.GetRawText().ShouldBe((await ben.Who.Api.Get($"/conversations/{room}")).Text.Replace(
            await LastMessageOf(ben, room), "null", StringComparison.Ordinal)
            .Replace("\"last_seq\":1,\"version\":1", "\"last_seq\":0,\"version\":0", StringComparison.Ordinal)
            .Replace("\"unread\":1", "\"unread\":0", StringComparison.Ordinal));
        await ben.Sees("hello");
    }

    [Fact]
    public async Task Subscribe_AfterACut_AnswersWithWhatWasMissed()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);
        await ana.Says(room, "one");
        var known = (await ben.Sees("one")).Version;

        ben.Hub.Cut();
        await ana.Says(room, "two");
        await ana.Says(room, "three");
        await ben.ComesBack();
        var answer = await ben.Subscribes($"conversation:{room}", known);

        answer.GetProperty("version").GetInt64().ShouldBe(3);
        answer.GetProperty("snapshot").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("version").GetInt64()).ShouldBe([2, 3]);
        await ana.Says(room, "four");
        await ben.Sees("four");
    }

    [Fact]
    public async Task Subscribe_NothingMissed_AnswersNoEvents()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var room = await ana.StartsAGroup();

        (await ana.Subscribes($"conversation:{room}", 0)).GetRawText().ShouldBe("""{"version":0,"events":[],"snapshot":null}""");
    }

    [Theory]
    [InlineData(99L)]
    [InlineData(long.MaxValue)]
    public async Task Subscribe_SinceAVersionThatIsNotYet_AnswersASnapshot(long since)
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var room = await ana.StartsAGroup();
        await ana.Says(room, "one");

        var answer = await ana.Subscribes($"conversation:{room}", since);

        answer.GetProperty("version").GetInt64().ShouldBe(1);
        answer.GetProperty("events").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("snapshot").GetProperty("messages").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Subscribe_WithoutAVersion_MayBeCalledWithOneArgument()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var room = await ana.StartsAGroup();

        var answer = await ana.Hub.Call("Subscribe", $"conversation:{room}");

        answer.GetProperty("snapshot").GetProperty("conversation").GetProperty("id").GetString().ShouldBe(room);
    }

    [Fact]
    public async Task Subscribe_TooMuchMissed_AnswersASnapshot()
    {
        await using var app = await App.StartAsync(("Realtime:ChangesMax", "5"), ("Realtime:SnapshotMessages", "3"));
        await using var ana = await Device.ArrivesAsync(app, "ana");
        var room = await ana.StartsAGroup();
        for (var i = 1; i <= 6; i++) await ana.Says(room, $"{i}");

        var snapshot = (await ana.Subscribes($"conversation:{room}", 0)).GetProperty("snapshot");

        snapshot.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("seq").GetInt64()).ShouldBe([4, 5, 6]);
        snapshot.GetProperty("has_more").GetBoolean().ShouldBeTrue();
        snapshot.GetProperty("members_has_more").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Subscribe_ToOneself_AnswersMeAndTheHeadsOfAllConversations()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);
        await ben.Says(room, "hello");

        var snapshot = (await ana.Subscribes(ana.OwnTopic)).GetProperty("snapshot");

        snapshot.GetProperty("me").GetProperty("email").GetString().ShouldNotBeNull();
        snapshot.GetProperty("conversations").GetRawText()
            .ShouldBe($$"""[{"id":"{{room}}","version":1,"last_seq":1,"read_seq":0}]""");
    }

    [Fact]
    public async Task Unsubscribe_HearsNoMoreUntilItSubscribesAgain()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);
        await ben.Sees(ben.OwnTopic, "conversation.added");

        (await ben.Hub.Call("Unsubscribe", $"conversation:{room}")).GetRawText().ShouldBe("{}");
        await ana.Says(room, "one");
        await ben.Subscribes($"conversation:{room}");
        await ana.Says(room, "two");

        await ben.Sees("two");
        ben.Hub.Events.Count(e => e.Type == "message.created").ShouldBe(1);
    }

    [Fact]
    public async Task Unsubscribe_FromOneself_IsRefused()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        (await ana.Hub.Call("Unsubscribe", ana.OwnTopic)).ShouldBeRefused("invalid", "topic");
    }

    private static async Task<string> LastMessageOf(Device device, string room) =>
        (await device.Who.Api.Get($"/conversations/{room}")).Json.GetProperty("last_message").GetRawText();
}

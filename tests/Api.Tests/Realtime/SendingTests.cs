using System.Text.Json;

namespace Spherespace.Realtime;

public sealed class SendingTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task SendMessage_ManyWithoutAwaiting_KeepTheirOrder()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);

        var acks = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => ana.Says(room, $"{i}")));

        acks.Select(a => a.GetProperty("seq").GetInt64()).ShouldBe(Enumerable.Range(1, 500).Select(i => (long)i));
        await ben.Sees("500");
        ben.Hub.Events.Where(e => e.Type == "message.created").Select(Content).ShouldBe(Enumerable.Range(1, 500).Select(i => $"{i}"));
    }

    [Fact]
    public async Task SendMessage_Accepted_AnswersWhatTheContractSays()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var room = await ana.StartsAGroup(ana);

        var ack = await ana.Says(room, "hello");

        ack.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "seq", "version", "created_at"]);
        var told = (await ana.Sees("hello")).Data.GetProperty("message");
        told.GetProperty("id").GetString().ShouldBe(ack.GetProperty("id").GetString());
        told.GetProperty("version").GetInt64().ShouldBe(ack.GetProperty("version").GetInt64());
        told.GetProperty("created_at").GetString().ShouldBe(ack.GetProperty("created_at").GetString());
    }

    [Fact]
    public async Task SendMessage_RepeatedFromAnotherDevice_AnswersWithTheFirstAck()
    {
        await using var phone = await Device.ArrivesAsync(App, "ana");
        await using var laptop = await Device.ConnectsAsync(App, phone.Who);
        var room = await phone.StartsAGroup();
        var once = Guid.NewGuid();

        var first = await phone.Says(room, "hello", once);
        var second = await laptop.Says(room, "hello", once);
        await laptop.Says(room, "the end");

        second.GetRawText().ShouldBe(first.GetRawText());
        await phone.Sees("the end");
        phone.Hub.Events.Count(e => e.Type == "message.created").ShouldBe(2);
    }

    [Fact]
    public async Task SendMessage_CamelCase_IsUnderstoodToo()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var room = await ana.StartsAGroup();

        var ack = await ana.Hub.Call("SendMessage", new { conversationId = room, clientId = Guid.NewGuid(), content = "hello" });

        ack.GetProperty("seq").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Typing_IsToldAndTakenBack()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);

        (await ana.Types(room)).GetRawText().ShouldBe("{}");
        await ana.Types(room, typing: false);

        var told = await ben.Hub.Sees("both", e => e.Count(t => t.Type == "typing.changed") == 2);
        told.Where(e => e.Type == "typing.changed").Select(e => e.Data.GetProperty("typing").GetBoolean()).ShouldBe([true, false]);
        told.Where(e => e.Type == "typing.changed").ShouldAllBe(e => e.Version == null);
    }

    [Fact]
    public async Task MarkRead_AnswersMarkerAndUnread()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAGroup(ben);
        for (var i = 0; i < 3; i++) await ana.Says(room, "hello");

        var answer = await ben.Reads(room, 2);

        answer.GetRawText().ShouldBe("""{"read_seq":2,"unread":1}""");
        (await ana.Sees($"conversation:{room}", "read.advanced")).Data.GetProperty("seq").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Active_AnswersNothing()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        (await ana.Hub.Call("Active")).GetRawText().ShouldBe("{}");
    }

    private static string? Content(LiveEvent e) => e.Data.GetProperty("message").GetProperty("content").GetString();
}

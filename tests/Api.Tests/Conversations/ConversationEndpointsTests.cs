using System.Text.Json;

namespace Spherespace.Conversations;

public sealed class ConversationEndpointsTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task Create_DirectTwice_IsTheSameConversation()
    {
        var (ana, ben) = await Two();

        var made = (await ana.Api.Post("/conversations", new { kind = "direct", username = ben.Username })).Expect(201).Json;
        var again = (await ben.Api.Post("/conversations", new { kind = "direct", user_id = ana.Id })).Expect(200).Json;

        Text(again, "id").ShouldBe(Text(made, "id"));
        made.GetProperty("with").GetProperty("username").GetString().ShouldBe(ben.Username);
        again.GetProperty("with").GetProperty("username").GetString().ShouldBe(ana.Username);
        made.GetProperty("me").GetProperty("role").GetString().ShouldBe("member");
    }

    [Theory]
    [InlineData("""{ }""", 400, "kind")]
    [InlineData("""{ "kind": "duel" }""", 400, "kind")]
    [InlineData("""{ "kind": "direct" }""", 400, "user_id")]
    [InlineData("""{ "kind": "direct", "username": "nobody-here" }""", 404, "user_id")]
    [InlineData("""{ "kind": "direct", "user_id": "0192aaaa-0000-7000-8000-000000000000" }""", 404, "user_id")]
    [InlineData("""{ "kind": "direct", "user_id": 5 }""", 400, "user_id")]
    [InlineData("""{ "kind": "channel" }""", 400, "name")]
    [InlineData("""{ "kind": "channel", "name": ["a"] }""", 400, "name")]
    [InlineData("""{ "kind": "group", "member_ids": "ana" }""", 400, "member_ids")]
    public async Task Create_WrongInput_NamesTheField(string body, int status, string field)
    {
        var ana = await App.NewPerson("ana");

        var refused = await ana.Api.Send(HttpMethod.Post, "/conversations", ApiClient.Raw(body));

        refused.ExpectProblem(status).Fault(field).ShouldNotBeNull();
    }

    [Fact]
    public async Task Create_NameAtAndPastTheLimit_PastIsRefused()
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Post("/channels", new { name = new string('x', 100) })).Expect(201);
        var refused = await ana.Api.Post("/channels", new { name = new string('x', 101) });

        refused.ExpectProblem(400, "invalid").Fault("name")!.ShouldContain("100 characters");
    }

    [Fact]
    public async Task List_NewestActivityFirst_WithExactUnread()
    {
        var (ana, ben) = await Two();
        var quiet = await ana.StartsWith(ben);
        var busy = await ana.OpensAGroup(ben);
        await ana.Says(busy, "one");
        await ana.Says(busy, "two");

        var list = (await ben.Api.Get("/conversations")).Expect(200).Json;

        list.GetProperty("count").GetInt32().ShouldBe(2);
        var first = list.GetProperty("results")[0];
        Text(first, "id").ShouldBe(busy);
        first.GetProperty("me").GetProperty("unread").GetInt64().ShouldBe(2);
        first.GetProperty("last_message").GetProperty("content").GetString().ShouldBe("two");
        Text(list.GetProperty("results")[1], "id").ShouldBe(quiet);
        var total = (await ben.Api.Get("/conversations/unread-count")).Expect(200).Json;
        total.GetProperty("unread").GetInt64().ShouldBe(2);
        (await ana.Api.Get("/conversations/unread-count")).Json.GetProperty("unread").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task List_ByPage_SaysWhereTheOthersAre()
    {
        var ana = await App.NewPerson("ana");
        for (var i = 0; i < 3; i++) await ana.OpensAChannel($"Room {i}");

        var first = (await ana.Api.Get("/conversations?page_size=2")).Expect(200).Json;
        var second = (await ana.Api.Get($"~{Text(first, "next")}")).Expect(200).Json;

        first.GetProperty("results").GetArrayLength().ShouldBe(2);
        first.GetProperty("previous").ValueKind.ShouldBe(JsonValueKind.Null);
        second.GetProperty("results").GetArrayLength().ShouldBe(1);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ana.Api.Get("/conversations?page=0")).ExpectProblem(400, "invalid").Fault("page").ShouldNotBeNull();
        (await ana.Api.Get("/conversations?page_size=101")).ExpectProblem(400, "invalid").Fault("page_size").ShouldNotBeNull();
    }

    [Fact]
    public async Task Channel_Public_IsFoundJoinedAndLeft()
    {
        var (ana, ben) = await Two();
        var name = $"Garden {Guid.NewGuid():n}";
        var room = await ana.OpensAChannel(name);
        await ana.Says(room, "before you came");

        var found = (await ben.Api.Get($"/channels?discover=true&query={name[3..]}")).Expect(200).Json;
        (await ben.Api.Get($"/conversations/{room}/messages")).ExpectProblem(403, "forbidden");
        var joined = (await ben.Api.Post($"/channels/{room}/join")).Expect(200).Json;
        (await ben.Api.Post($"/conversations/{room}/join")).Expect(200);

        found.GetProperty("results")[0].GetProperty("me").ValueKind.ShouldBe(JsonValueKind.Null);
        joined.GetProperty("member_count").GetInt32().ShouldBe(2);
        joined.GetProperty("me").GetProperty("unread").GetInt64().ShouldBe(0);
        (await ben.Api.Get($"/conversations/{room}/members")).Expect(200).Json.GetProperty("count").GetInt32().ShouldBe(2);
        (await ben.Api.Post($"/conversations/{room}/leave")).Expect(204);
        (await ben.Api.Post($"/conversations/{room}/messages", new { content = "hi" })).ExpectProblem(403, "forbidden");
        (await ana.Api.Get($"/conversations/{room}")).Json.GetProperty("member_count").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Private_ToAnOutsider_LooksAbsentOnEveryEndpoint()
    {
        var (ana, eve) = await Two();
        var room = await ana.OpensAChannel("Cellar", "private");
        await ana.Says(room, "hush");

        Answer[] answers =
        [
            await eve.Api.Get($"/conversations/{room}"),
            await eve.Api.Get($"/conversations/{room}/messages"),
            await eve.Api.Get($"/conversations/{room}/members"),
            await eve.Api.Post($"/conversations/{room}/messages", new { content = "hi" }),
            await eve.Api.Post($"/conversations/{room}/read", new { seq = 1 }),
            await eve.Api.Post($"/conversations/{room}/join"),
            await eve.Api.Post($"/conversations/{room}/leave"),
        ];

        foreach (var answer in answers) answer.ExpectProblem(404, "not_found");
        (await eve.Api.Get("/channels?discover=true")).Text.ShouldNotContain(room);
    }

    [Fact]
    public async Task Leave_DirectOrAsOwnerOfOthers_IsAConflict()
    {
        var (ana, ben) = await Two();

        (await ana.Api.Post($"/conversations/{await ana.StartsWith(ben)}/leave")).ExpectProblem(409, "direct_stays");
        (await ana.Api.Post($"/conversations/{await ana.OpensAGroup(ben)}/leave")).ExpectProblem(409, "owner_stays");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task<(Someone, Someone)> Two() => (await App.NewPerson("ana"), await App.NewPerson("ben"));
}

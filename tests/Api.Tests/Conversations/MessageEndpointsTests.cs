using System.Text.Json;

namespace Spherespace.Conversations;

public sealed class MessageEndpointsTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task Send_Repeated_AnswersWithTheFirstOne()
    {
        var (ana, room) = await InARoom();
        var message = new { content = "hello", client_id = Guid.NewGuid() };

        var first = (await ana.Api.Post($"/conversations/{room}/messages", message)).Expect(201).Json;
        var again = (await ana.Api.Post($"/conversations/{room}/messages", message)).Expect(200).Json;

        again.GetRawText().ShouldBe(first.GetRawText());
        first.GetProperty("seq").GetInt64().ShouldBe(1);
        first.GetProperty("client_id").GetGuid().ShouldBe(message.client_id);
        first.GetProperty("sender").GetProperty("username").GetString().ShouldBe(ana.Username);
        Members(first).ShouldBe(
        [
            "id", "conversation_id", "seq", "version", "sender", "type", "content", "parent_id", "reply_count", "attachments",
            "mentions", "reactions", "client_id", "created_at", "edited_at", "deleted_at",
        ]);
    }

    [Theory]
    [InlineData("""{ }""", "content")]
    [InlineData("""{ "content": "" }""", "content")]
    [InlineData("""{ "content": "   " }""", "content")]
    [InlineData("""{ "content": 5 }""", "content")]
    [InlineData("""{ "content": "a\u0000b" }""", "content")]
    [InlineData("""{ "content": "half \ud83d" }""", "content")]
    [InlineData("""{ "content": "hi", "client_id": "soon" }""", "client_id")]
    public async Task Send_WrongInput_NamesTheField(string body, string field)
    {
        var (ana, room) = await InARoom();

        var refused = await ana.Api.Send(HttpMethod.Post, $"/conversations/{room}/messages", ApiClient.Raw(body));

        refused.ExpectProblem(400, "invalid").Fault(field).ShouldNotBeNull();
        (await Seqs(ana, room, "")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_AtAndPastTheLimit_PastIsRefused()
    {
        var (ana, room) = await InARoom();

        (await ana.Api.Post($"/conversations/{room}/messages", new { content = new string('x', 5000) })).Expect(201);
        var refused = await ana.Api.Post($"/conversations/{room}/messages", new { content = new string('x', 5001) });

        refused.ExpectProblem(400, "invalid").Fault("content")!.ShouldContain("5000 characters");
    }

    [Theory]
    [InlineData("", new long[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData("?limit=3", new long[] { 5, 6, 7 })]
    [InlineData("?limit=3&before=5", new long[] { 2, 3, 4 })]
    [InlineData("?limit=3&after=5", new long[] { 6, 7 })]
    [InlineData("?limit=3&around=4", new long[] { 3, 4, 5 })]
    [InlineData("?limit=3&around=7", new long[] { 6, 7 })]
    public async Task Page_ByNumber_IsOldestFirst(string query, long[] seqs)
    {
        var (ana, room) = await InARoom();
        for (var i = 1; i <= 7; i++) await ana.Says(room, $"{i}");

        (await Seqs(ana, room, query)).ShouldBe(seqs);
    }

    [Fact]
    public async Task Page_ByAMessagesId_IsTheSameAsByItsNumber()
    {
        var (ana, room) = await InARoom();
        for (var i = 1; i <= 4; i++) await ana.Says(room, $"{i}");
        var page = (await ana.Api.Get($"/conversations/{room}/messages")).Expect(200).Json;
        var third = page.GetProperty("messages")[2].GetProperty("id").GetString();

        (await Seqs(ana, room, $"?before={third}")).ShouldBe([1, 2]);
        page.GetProperty("has_more").GetBoolean().ShouldBeFalse();
        (await ana.Api.Get($"/conversations/{room}/messages?limit=2")).Json.GetProperty("has_more").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=many", "limit")]
    [InlineData("?before=then", "before")]
    [InlineData("?before=0192aaaa-0000-7000-8000-000000000000", "before")]
    [InlineData("?before=3&after=1", "after")]
    public async Task Page_WrongInput_NamesTheField(string query, string field)
    {
        var (ana, room) = await InARoom();

        (await ana.Api.Get($"/conversations/{room}/messages{query}")).ExpectProblem(400, "invalid").Fault(field).ShouldNotBeNull();
    }

    [Fact]
    public async Task MarkRead_MovesForwardOnly()
    {
        var (ana, room) = await InARoom();
        var ben = await App.NewPerson("ben");
        (await ben.Api.Post($"/conversations/{room}/join")).Expect(200);
        for (var i = 1; i <= 3; i++) await ana.Says(room, $"{i}");

        (await Reads(ben, room, 2)).ShouldBe((2, 1));
        (await Reads(ben, room, 1)).ShouldBe((2, 1));
        (await Reads(ben, room, 100)).ShouldBe((3, 0));
        (await ben.Api.Post($"/conversations/{room}/read", new { seq = -1 })).ExpectProblem(400, "invalid").Fault("seq").ShouldNotBeNull();
        (await ben.Api.Post($"/conversations/{room}/read", new { })).ExpectProblem(400, "invalid").Fault("seq").ShouldNotBeNull();
    }

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(m => m.Name);

    private static async Task<long[]> Seqs(Someone reader, string room, string query)
    {
        var page = (await reader.Api.Get($"/conversations/{room}/messages{query}")).Expect(200).Json;
        return [.. page.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("seq").GetInt64())];
    }

    private static async Task<(long ReadSeq, long Unread)> Reads(Someone reader, string room, long seq)
    {
        var marker = (await reader.Api.Post($"/conversations/{room}/read", new { seq })).Expect(200).Json;
        return (marker.GetProperty("read_seq").GetInt64(), marker.GetProperty("unread").GetInt64());
    }

    private async Task<(Someone, string)> InARoom()
    {
        var ana = await App.NewPerson("ana");
        return (ana, await ana.OpensAChannel("Garden"));
    }
}

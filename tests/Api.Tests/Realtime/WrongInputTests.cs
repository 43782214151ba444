using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Spherespace.Realtime;

public sealed class WrongInputTests(AppFixture fixture) : ApiTests(fixture)
{
    private const string Nobody = "\"0197f0a0-0000-7000-8000-000000000000\"";

    /// <summary>Method, arguments, code, field. MINE is a conversation of the caller's, THEIRS one of somebody else's.</summary>
    public static TheoryData<string, string[], string, string?> Calls => new()
    {
        { "Subscribe", [], "invalid", "topic" },
        { "Subscribe", ["null"], "invalid", "topic" },
        { "Subscribe", ["7"], "invalid", "topic" },
        { "Subscribe", ["{}"], "invalid", "topic" },
        { "Subscribe", ["\"\""], "invalid", "topic" },
        { "Subscribe", ["\"weather:today\""], "invalid", "topic" },
        { "Subscribe", ["\"conversation:\\ud800\""], "invalid", "topic" },
        { "Subscribe", ["\"conversation:0197f0a0-0000-7000-8000-000000000000\""], "not_found", null },
        { "Subscribe", ["\"user:0197f0a0-0000-7000-8000-000000000000\""], "not_found", null },
        { "Subscribe", ["\"presence:0197f0a0-0000-7000-8000-000000000000\""], "not_found", null },
        { "Subscribe", ["\"conversation:THEIRS\""], "not_found", null },
        { "Subscribe", ["\"user:THEM\""], "not_found", null },
        { "Subscribe", ["\"conversation:MINE\"", "-1"], "invalid", "since" },
        { "Subscribe", ["\"conversation:MINE\"", "1.5"], "invalid", "since" },
        { "Subscribe", ["\"conversation:MINE\"", "1e99"], "invalid", "since" },
        { "Subscribe", ["\"conversation:MINE\"", "\"1\""], "invalid", "since" },
        { "Subscribe", ["\"conversation:MINE\"", "[]"], "invalid", "since" },
        { "Unsubscribe", [], "invalid", "topic" },
        { "Unsubscribe", ["[]"], "invalid", "topic" },
        { "Unsubscribe", ["\"nothing\""], "invalid", "topic" },
        { "SendMessage", [], "invalid", null },
        { "SendMessage", ["null"], "invalid", null },
        { "SendMessage", ["\"hello\""], "invalid", null },
        { "SendMessage", ["[]"], "invalid", null },
        { "SendMessage", ["{}"], "invalid", "conversation_id" },
        { "SendMessage", ["""{"client_id":ID,"content":"x"}"""], "invalid", "conversation_id" },
        { "SendMessage", ["""{"conversation_id":null,"client_id":ID,"content":"x"}"""], "invalid", "conversation_id" },
        { "SendMessage", ["""{"conversation_id":7,"client_id":ID,"content":"x"}"""], "invalid", "conversation_id" },
        { "SendMessage", ["""{"conversation_id":"7","client_id":ID,"content":"x"}"""], "invalid", "conversation_id" },
        { "SendMessage", ["""{"conversation_id":"MINE","content":"x"}"""], "invalid", "client_id" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":"x","content":"x"}"""], "invalid", "client_id" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":{},"content":"x"}"""], "invalid", "client_id" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":null}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":""}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":"  \n "}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":7}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":["x"]}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":"\ud800"}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":"a\u0000b"}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"MINE","client_id":ID,"content":"LONG"}"""], "invalid", "content" },
        { "SendMessage", ["""{"conversation_id":"THEIRS","client_id":ID,"content":"x"}"""], "not_found", null },
        { "SendMessage", ["""{"conversation_id":ID,"client_id":ID,"content":"x"}"""], "not_found", null },
        { "MarkRead", [], "invalid", null },
        { "MarkRead", ["{}"], "invalid", "conversation_id" },
        { "MarkRead", ["""{"conversation_id":"MINE"}"""], "invalid", "seq" },
        { "MarkRead", ["""{"conversation_id":"MINE","seq":null}"""], "invalid", "seq" },
        { "MarkRead", ["""{"conversation_id":"MINE","seq":"1"}"""], "invalid", "seq" },
        { "MarkRead", ["""{"conversation_id":"MINE","seq":1.5}"""], "invalid", "seq" },
        { "MarkRead", ["""{"conversation_id":"MINE","seq":-1}"""], "invalid", "seq" },
        { "MarkRead", ["""{"conversation_id":"MINE","seq":99999999999999999999}"""], "invalid", "seq" },
        { "MarkRead", ["""{"conversation_id":"THEIRS","seq":1}"""], "not_found", null },
        { "MarkRead", ["""{"conversation_id":ID,"seq":1}"""], "not_found", null },
        { "Typing", [], "invalid", null },
        { "Typing", ["true"], "invalid", null },
        { "Typing", ["""{"conversation_id":"MINE"}"""], "invalid", "typing" },
        { "Typing", ["""{"conversation_id":"MINE","typing":"yes"}"""], "invalid", "typing" },
        { "Typing", ["""{"conversation_id":"THEIRS","typing":true}"""], "not_found", null },
        { "Typing", ["""{"conversation_id":ID,"typing":true}"""], "not_found", null },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_Wrong_IsRefusedAndTheConnectionLives(string method, string[] arguments, string error, string? field)
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var (mine, theirs) = (await ana.StartsAGroup(), await ben.StartsAGroup());
        string Fill(string argument) => argument.Replace("MINE", mine, StringComparison.Ordinal)
            .Replace("THEIRS", theirs, StringComparison.Ordinal).Replace("THEM", ben.Who.Id, StringComparison.Ordinal)
            .Replace(":ID", $":{Nobody}", StringComparison.Ordinal).Replace("LONG", new string('x', 5_001), StringComparison.Ordinal);

        var completion = await ana.Hub.CallRaw(method, [.. arguments.Select(Fill)]);

        completion.TryGetProperty("error", out _).ShouldBeFalse(completion.GetRawText());
        completion.GetProperty("result").ShouldBeRefused(error, field);
        (await ana.Says(mine, "still here")).GetProperty("seq").GetInt64().ShouldBe(1);
        App.Log.ShouldNotContain(line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendMessage_ExactlyAsLongAsAllowed_IsTaken()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var room = await ana.StartsAGroup();

        (await ana.Says(room, new string('x', 5_000))).GetProperty("seq").GetInt64().ShouldBe(1);
    }

    [Theory]
    [InlineData("nothing", "Nothing")]
    [InlineData("dispose", "Dispose")]
    [InlineData("OnConnectedAsync", "OnConnectedAsync")]
    [InlineData("ToString", "ToString")]
    public async Task Call_OfAMethodThatThereIsNot_SaysSo(string method, string named)
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        var completion = await ana.Hub.CallRaw(method, "1", "2");

        completion.GetProperty("error").GetString()!.ShouldContain(named, Case.Insensitive);
        await StillAnswers(ana);
    }

    [Fact]
    public async Task Call_AsAStream_IsAnsweredWithAnError()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        var completion = ana.Hub.CallRaw("Active");
        ana.Hub.SendText("""{"type":4,"invocationId":"s","target":"Active","arguments":[]}""");

        (await completion).GetProperty("result").GetRawText().ShouldBe("{}");
        await StillAnswers(ana);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"one\"}")]
    [InlineData("{\"type\":1}")]
    [InlineData("{\"type\":1,\"target\":\"\"}")]
    [InlineData("{\"type\":4,\"target\":\"Active\"}")]
    public async Task Frame_ThatIsNone_ClosesWithAReason(string frame)
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        ana.Hub.SendText(frame);

        (await ana.Hub.Goodbye).GetProperty("error").GetString()!.ShouldContain("frame", Case.Insensitive);
        await ana.Hub.Ended;
    }

    [Fact]
    public async Task Frame_OfBytesThatAreNoText_ClosesWithAReason()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        ana.Hub.Send(WebSocketMessageType.Binary, [0, 159, 146, 150, 0xff, RealtimeProtocol.RecordSeparator]);

        (await ana.Hub.Goodbye).GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
        await ana.Hub.Ended;
    }

    [Fact]
    public async Task Frame_OfJsonInABinaryMessage_IsReadAsText()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        ana.Hub.Send(WebSocketMessageType.Binary, Encoding.UTF8.GetBytes("{\"type\":6}\u001e"));

        await StillAnswers(ana);
    }

    [Fact]
    public async Task Frame_LongerThanAllowed_ClosesWithTheLimit()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");

        ana.Hub.SendText($$"""{"type":1,"target":"Active","arguments":["{{new string('x', 70_000)}}"]}""");

        (await ana.Hub.Goodbye).GetProperty("error").GetString()!.ShouldContain("65536");
        await ana.Hub.Ended;
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("{}")]
    [InlineData("""{"protocol":"messagepack","version":1}""")]
    [InlineData("""{"protocol":"json","version":99}""")]
    public async Task Handshake_Wrong_IsAnsweredWithAnError(string handshake)
    {
        var ana = await App.NewPerson("ana");
        await using var hub = new HubClient();
        await hub.OpenAsync(App.Address, ana.Access);

        hub.SendText(handshake);

        JsonElement.Parse(await hub.ReadAsync()).GetProperty("error").GetString().ShouldNotBeNullOrWhiteSpace();
        await hub.ReceiveAsync();
    }

    private static async Task StillAnswers(Device device) =>
        (await device.Hub.Call("Active")).GetRawText().ShouldBe("{}");
}

using System.Text;
using System.Text.Json;

namespace Spherespace.Realtime;

/// <summary>SignalR's ways for networks that let no WebSocket through.</summary>
public sealed class TransportTests(AppFixture fixture) : ApiTests(fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task LongPolling_SendsAndHears()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var ben = await App.NewPerson("ben");
        var room = (await ana.Who.Api.Post("/conversations", new { kind = "group", member_ids = new[] { ben.Id } })).Json.GetProperty("id").GetString()!;
        var hub = await NegotiateAsync(ben);
        await Poll(hub, ben);

        await Post(hub, ben, """{"protocol":"json","version":1}""");
        (await Poll(hub, ben)).ShouldBe("{}\u001e");
        await Post(hub, ben, Send(room, "from afar"));
        await ana.Sees("from afar");

        var heard = "";
        while (!(heard.Contains("message.created", StringComparison.Ordinal) && heard.Contains("\"invocationId\":\"1\"", StringComparison.Ordinal)))
            heard += await Poll(hub, ben);
    }

    [Fact]
    public async Task ServerSentEvents_SendsAndHears()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        var ben = await App.NewPerson("ben");
        var room = (await ana.Who.Api.Post("/conversations", new { kind = "group", member_ids = new[] { ben.Id } })).Json.GetProperty("id").GetString()!;
        var hub = await NegotiateAsync(ben);
        using var request = Request(HttpMethod.Get, hub, ben);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());

        await Post(hub, ben, """{"protocol":"json","version":1}""");
        await Post(hub, ben, Send(room, "from afar"));
        await ana.Sees("from afar");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        await ReadUntil(stream, "message.created");
    }

    [Fact]
    public async Task Negotiate_OffersAllTransports()
    {
        var ana = await App.NewPerson("ana");

        var answer = (await ana.Api.Send(HttpMethod.Post, "~/hub/negotiate?negotiateVersion=1")).Expect(200).Json;

        answer.GetProperty("availableTransports").EnumerateArray().Select(t => t.GetProperty("transport").GetString())
            .ShouldBe(["WebSockets", "ServerSentEvents", "LongPolling"]);
    }

    [Fact]
    public async Task Stop_TellsClientsToComeBack()
    {
        await using var app = await App.StartAsync();
        await using var ana = await Device.ArrivesAsync(app, "ana");

        await app.StopAsync();

        var goodbye = await ana.Hub.Goodbye;
        goodbye.GetProperty("allowReconnect").GetBoolean().ShouldBeTrue();
        goodbye.GetProperty("error").GetString().ShouldBe("stopping");
        await ana.Hub.Ended;
        app.Log.ShouldNotContain(line => line.Contains("Exception", StringComparison.Ordinal));
    }

    private async Task<Uri> NegotiateAsync(Someone who)
    {
        var answer = (await who.Api.Send(HttpMethod.Post, "~/hub/negotiate?negotiateVersion=1")).Expect(200).Json;
        return new Uri(App.Address, $"/hub?id={answer.GetProperty("connectionToken").GetString()}");
    }

    private static string Send(string room, string content) => JsonSerializer.Serialize(new
    {
        type = 1,
        invocationId = "1",
        target = "SendMessage",
        arguments = new[] { new { conversation_id = room, client_id = Guid.NewGuid(), content } },
    });

    private static async Task Post(Uri hub, Someone who, string frame)
    {
        using var request = Request(HttpMethod.Post, hub, who);
        request.Content = new StringContent(frame + "\u001e", Encoding.UTF8, "text/plain");
        using var response = await Http.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> Poll(Uri hub, Someone who)
    {
        using var request = Request(HttpMethod.Get, hub, who);
        using var response = await Http.SendAsync(request).WaitAsync(Patience);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task ReadUntil(StreamReader stream, string text)
    {
        while (await stream.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return;
        }

        throw new IOException($"The stream ended before {text}.");
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri hub, Someone who)
    {
        var request = new HttpRequestMessage(method, hub);
        request.Headers.Authorization = new("Bearer", who.Access);
        return request;
    }
}

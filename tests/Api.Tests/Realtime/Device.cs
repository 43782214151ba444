using System.Text.Json;

namespace Spherespace.Realtime;

/// <summary>Somebody at a device that is connected to the hub.</summary>
internal sealed class Device(App app, Someone who, HubClient hub) : IAsyncDisposable
{
    public Someone Who => who;

    public HubClient Hub { get; private set; } = hub;

    public string OwnTopic => $"user:{who.Id}";

    public static async Task<Device> ArrivesAsync(App app, string name) => await ConnectsAsync(app, await app.NewPerson(name));

    public static async Task<Device> ConnectsAsync(App app, Someone who) => new(app, who, await HubClient.ConnectAsync(app.Address, who.Access));

    /// <summary>Comes back after a cut, remembering nothing but what the test keeps.</summary>
    public async Task ComesBack()
    {
        await Hub.DisposeAsync();
        Hub = await HubClient.ConnectAsync(app.Address, who.Access);
    }

    public async Task<string> StartsAChannel() => (await who.Api.Post(
        "/conversations", new { kind = "channel", visibility = "public", name = "Garden" })).Expect(201).Json.GetProperty("id").GetString()!;

    public async Task<string> StartsAGroup(params Device[] with) => (await who.Api.Post(
        "/conversations", new { kind = "group", member_ids = with.Select(w => w.Who.Id) })).Expect(201).Json.GetProperty("id").GetString()!;

    public async Task Joins(string room) => (await who.Api.Post($"/conversations/{room}/join")).Expect(200);

    public async Task Leaves(string room) => (await who.Api.Post($"/conversations/{room}/leave")).Expect(204);

    /// <returns>The ack.</returns>
    public Task<JsonElement> Says(string room, string content, Guid? clientId = null) => Hub.Call(
        "SendMessage", new { conversation_id = room, client_id = clientId ?? Guid.NewGuid(), content });

    public Task<JsonElement> Reads(string room, long seq) => Hub.Call("MarkRead", new { conversation_id = room, seq });

    public Task<JsonElement> Types(string room, bool typing = true) => Hub.Call("Typing", new { conversation_id = room, typing });

    public Task<JsonElement> Subscribes(string topic, long? since = null) => Hub.Call("Subscribe", topic, since);

    /// <summary>Waits for a message to be told.</summary>
    public async Task<LiveEvent> Sees(string content) =>
        (await Hub.Sees($"«{content}»", e => e.Any(IsMessage(content)))).First(IsMessage(content));

    /// <summary>Waits for an event of this type in a topic.</summary>
    public async Task<LiveEvent> Sees(string topic, string type)
    {
        bool IsIt(LiveEvent e) => e.Topic == topic && e.Type == type;
        return (await Hub.Sees($"{type} of {topic}", events => events.Any(IsIt))).First(IsIt);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private static Func<LiveEvent, bool> IsMessage(string content) => e =>
        e.Type == "message.created" && e.Data.GetProperty("message").GetProperty("content").GetString() == content;
}

namespace Spherespace.Realtime;

public sealed class SlowClientTests
{
    // More than the buffers of two sockets and everything between them hold.
    private const int MessageCount = 1_500;

    private static readonly string LongText = new('€', 5_000);

    [Fact]
    public async Task ClientThatDoesNotRead_CostsOnlyItselfAndIsToldToResync()
    {
        await using var app = await App.StartAsync(("Realtime:WaitingBytesMax", "65536"), ("Realtime:StuckAfter", "00:10:00"));
        await using var ana = await Device.ArrivesAsync(app, "ana");
        await using var ben = await Device.ArrivesAsync(app, "ben");
        var cem = await app.NewPerson("cem");
        await using var slow = new HubClient();
        await slow.OpenAsync(app.Address, cem.Access);
        slow.SendText("""{"protocol":"json","version":1}""");
        (await slow.ReadAsync()).ShouldStartWith("{}");
        var room = (await ana.Who.Api.Post("/conversations", new { kind = "group", member_ids = new[] { ben.Who.Id, cem.Id } }))
            .Expect(201).Json.GetProperty("id").GetString()!;

        for (var said = 0; said < MessageCount; said += 10)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ana.Says(room, LongText)));
            await ben.Hub.Sees($"{said + 10} messages", e => e.Count(IsMessage) == said + 10);
        }

        _ = slow.ReceiveAsync();
        await slow.IsToldToResync($"conversation:{room}");
        ben.Hub.Resyncs.ShouldBeEmpty();
        slow.Events.Count(IsMessage).ShouldBeLessThan(MessageCount);
    }

    [Fact]
    public async Task ClientThatTakesNothing_IsClosed()
    {
        await using var app = await App.StartAsync(("Realtime:StuckAfter", "00:00:01"));
        await using var ana = await Device.ArrivesAsync(app, "ana");
        var cem = await app.NewPerson("cem");
        await using var slow = new HubClient();
        await slow.OpenAsync(app.Address, cem.Access);
        slow.SendText("""{"protocol":"json","version":1}""");
        (await slow.ReadAsync()).ShouldStartWith("{}");
        var room = (await ana.Who.Api.Post("/conversations", new { kind = "group", member_ids = new[] { cem.Id } }))
            .Expect(201).Json.GetProperty("id").GetString()!;
        await ana.Subscribes($"presence:{cem.Id}");

        await Task.WhenAll(Enumerable.Range(0, MessageCount).Select(_ => ana.Says(room, LongText)));

        (await ana.Sees($"presence:{cem.Id}", "presence.changed")).Data.GetProperty("presence").GetProperty("status").GetString()
            .ShouldBe("offline");
    }

    private static bool IsMessage(LiveEvent e) => e.Type == "message.created";
}

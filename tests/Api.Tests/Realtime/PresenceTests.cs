using System.Text.Json;

namespace Spherespace.Realtime;

public sealed class PresenceTests : IAsyncLifetime
{
    private App _app = null!;

    public async Task InitializeAsync() => _app = await App.StartAsync(("Presence:Grace", "00:00:00.2"));

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Presence_OfSomebodyWhoComesAndGoes_IsToldToWhoLooks()
    {
        await using var ana = await Device.ArrivesAsync(_app, "ana");
        var ben = await _app.NewPerson("ben");
        var topic = $"presence:{ben.Id}";

        var before = await ana.Subscribes(topic);
        await using var phone = await Device.ConnectsAsync(_app, ben);
        var came = await ana.Sees(topic, "presence.changed");
        var there = await Read(ana, ben);
        await phone.Hub.DisposeAsync();
        var events = await ana.Hub.Sees("that he has gone", e => e.Count(p => p.Topic == topic) == 2);

        before.GetProperty("version").GetInt64().ShouldBe(0);
        before.GetProperty("snapshot").GetProperty("presence").GetRawText()
            .ShouldBe($$"""{"user_id":"{{ben.Id}}","status":"offline","last_seen":null,"text":null,"emoji":null}""");
        came.Version.ShouldBeNull();
        came.Data.GetProperty("presence").GetRawText().ShouldBe(there.GetRawText());
        there.GetProperty("status").GetString().ShouldBe("online");
        events[^1].Data.GetProperty("presence").GetProperty("status").GetString().ShouldBe("offline");
        (await Read(ana, ben)).GetRawText().ShouldBe(events[^1].Data.GetProperty("presence").GetRawText());
        (await Read(ana, ben)).GetProperty("last_seen").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Presence_WithTwoDevices_EndsWithTheLast()
    {
        await using var ana = await Device.ArrivesAsync(_app, "ana");
        await using var phone = await Device.ArrivesAsync(_app, "ben");
        await using var laptop = await Device.ConnectsAsync(_app, phone.Who);
        var topic = $"presence:{phone.Who.Id}";
        await ana.Subscribes(topic);

        for (var i = 0; i < 5; i++) await phone.ComesBack();
        await phone.Hub.DisposeAsync();
        await laptop.Hub.DisposeAsync();

        var events = await ana.Hub.Sees("that he has gone", e => e.Any(p => p.Topic == topic && Status(p) == "offline"));
        events.Where(e => e.Topic == topic).Select(Status).Last().ShouldBe("offline");
    }

    [Fact]
    public async Task Read_ByIdAndByName_IsTheSame()
    {
        var (ana, ben) = (await _app.NewPerson("ana"), await _app.NewPerson("ben"));

        var byId = (await ana.Api.Get($"/users/{ben.Id}/presence")).Expect(200);
        var byName = (await ana.Api.Get($"/users/{ben.Username}/presence")).Expect(200);

        byName.Text.ShouldBe(byId.Text);
        (await ana.Api.Get($"/users/{Guid.NewGuid()}/presence")).ExpectProblem(404, "not_found");
        (await ana.Api.Get("/users/nobody-of-that-name/presence")).ExpectProblem(404, "not_found");
        (await _app.Anybody().Get($"/users/{ben.Id}/presence")).ExpectProblem(401, "unauthenticated");
    }

    private static string? Status(LiveEvent e) => e.Data.GetProperty("presence").GetProperty("status").GetString();

    private static async Task<JsonElement> Read(Device who, Someone whom) => (await who.Who.Api.Get($"/users/{whom.Id}/presence")).Expect(200).Json;
}

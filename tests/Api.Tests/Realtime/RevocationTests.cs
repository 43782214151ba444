using System.Diagnostics;
using System.Text.Json;

namespace Spherespace.Realtime;

public sealed class RevocationTests(AppFixture fixture) : ApiTests(fixture)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Leave_HearsNothingThatIsSaidAfter()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var phone = await Device.ArrivesAsync(App, "ben");
        await using var laptop = await Device.ConnectsAsync(App, phone.Who);
        var room = await ana.StartsAGroup(phone);
        await ana.Says(room, "before");

        await phone.Leaves(room);
        await ana.Says(room, "after");

        await ana.Sees("after");
        await ana.Sees($"conversation:{room}", "member.left");
        foreach (var device in new[] { phone, laptop })
        {
            (await device.Sees(device.OwnTopic, "conversation.removed")).Data.GetProperty("conversation_id").GetString().ShouldBe(room);
            await device.Sees("before");
            device.Hub.Events.ShouldNotContain(e => e.Type == "member.left");
            device.Hub.Events.Count(e => e.Type == "message.created").ShouldBe(1);
            (await device.Subscribes($"conversation:{room}")).ShouldBeRefused("not_found");
        }
    }

    [Fact]
    public async Task Leave_AndComeBack_HearsAgain()
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        var room = await ana.StartsAChannel();

        for (var i = 0; i < 10; i++)
        {
            await ben.Joins(room);
            await ana.Says(room, $"in {i}");
            await ben.Sees($"in {i}");
            await ben.Leaves(room);
            await ana.Says(room, $"out {i}");
            // Told to all who are in: whoever comes back later may have missed it.
            await ana.Sees($"out {i}");
        }

        await ben.Joins(room);
        await ana.Says(room, "the end");
        await ben.Sees("the end");
        ben.Hub.Events.Where(e => e.Type == "message.created")
            .ShouldNotContain(e => e.Data.GetRawText().Contains("out ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logout_ClosesThatSessionsConnectionsWithinASecond()
    {
        await using var phone = await Device.ArrivesAsync(App, "ana");
        await using var tab = await Device.ConnectsAsync(App, phone.Who);
        await using var laptop = await SignsInAgain(phone);
        var clock = Stopwatch.StartNew();

        (await phone.Who.Api.Post("/auth/logout")).Expect(204);

        await ShouldBeClosed(phone, clock);
        await ShouldBeClosed(tab, clock);
        (await laptop.Sees(laptop.OwnTopic, "session.ended")).Version.ShouldBeNull();
        (await laptop.Hub.Call("Active")).GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task ChangePassword_ClosesTheOtherSessionsConnectionsWithinASecond()
    {
        await using var phone = await Device.ArrivesAsync(App, "ana");
        await using var laptop = await SignsInAgain(phone);
        var clock = Stopwatch.StartNew();

        (await phone.Who.Api.Post("/auth/change-password", new { current = Someone.Password, @new = "another horse 2" })).Expect(204);

        await ShouldBeClosed(laptop, clock);
        (await phone.Hub.Call("Active")).GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task EndedSession_CannotConnectAgain()
    {
        var ana = await App.NewPerson("ana");
        (await ana.Api.Post("/auth/logout")).Expect(204);

        (await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => HubClient.ConnectAsync(App.Address, ana.Access)))
            .Message.ShouldContain("401");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    public async Task Connect_WithoutAGoodToken_Is401(string? token)
    {
        (await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => HubClient.ConnectAsync(App.Address, token)))
            .Message.ShouldContain("401");
        (await App.As(token).Send(HttpMethod.Post, "~/hub/negotiate?negotiateVersion=1")).ExpectProblem(401, "unauthenticated");
    }

    private async Task<Device> SignsInAgain(Device device)
    {
        var answer = await App.Anybody().Post("/auth/login", new { login = device.Who.Username, password = Someone.Password });
        return await Device.ConnectsAsync(App, new Someone(App, device.Who.Username, answer.Expect(200).Json));
    }

    private static async Task ShouldBeClosed(Device device, Stopwatch clock)
    {
        var goodbye = await device.Hub.Goodbye;
        await device.Hub.Ended;
        clock.Elapsed.ShouldBeLessThan(Promised);
        goodbye.GetProperty("error").GetString().ShouldBe("session_ended");
        goodbye.TryGetProperty("allowReconnect", out _).ShouldBeFalse();
        device.Hub.Events.ShouldContain(e => e.Type == "session.ended");
    }
}

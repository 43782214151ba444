using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Spherespace.Conversations;
using Spherespace.Testing;
using Spherespace.Topics;

namespace Spherespace.Realtime;

public sealed class LiveConnectionTests : IDisposable
{
    private const string Room = "conversation:room";
    private const string Other = "conversation:other";

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ManualClock _clock = new();
    private readonly RealtimeOptions _options = new() { WaitingFramesMax = 3 };

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Send_ToAClientThatReads_ArrivesInOrder()
    {
        var client = NewClient();

        for (var version = 1; version <= 100; version++) client.Connection.Send(Said(Room, version));

        for (var version = 1; version <= 100; version++) (await client.ReadVersionsAsync()).ShouldBe([version]);
    }

    [Fact]
    public async Task Send_ToASlowClient_WaitsInOrder()
    {
        var client = NewClient(bufferBytes: 1);

        for (var version = 1; version <= 4; version++) client.Connection.Send(Said(Room, version));

        for (var version = 1; version <= 4; version++) (await client.ReadVersionsAsync()).ShouldBe([version]);
    }

    [Fact]
    public async Task Send_MoreThanMayWait_IsDroppedAndTheClientToldOnceForEachTopic()
    {
        var client = NewClient(bufferBytes: 1);

        for (var version = 1; version <= 20; version++) client.Connection.Send(Said(Room, version));
        client.Connection.Send(Said(Other, 1));

        (await client.ReadVersionsAsync()).ShouldBe([1], "it was being written");
        (await client.ReadVersionsAsync()).ShouldBe([1], "of the other topic nothing was dropped");
        await client.ReadResyncAsync(Room);
        client.Connection.Send(Said(Room, 21));
        (await client.ReadVersionsAsync()).ShouldBe([21]);
    }

    [Fact]
    public async Task Send_MoreBytesThanMayWait_IsDropped()
    {
        _options.WaitingBytesMax = 10;
        var client = NewClient(bufferBytes: 1);

        client.Connection.Send(Said(Room, 1));
        client.Connection.Send(Said(Room, 2));

        (await client.ReadVersionsAsync()).ShouldBe([1]);
        await client.ReadResyncAsync(Room);
    }

    [Fact]
    public async Task IsStuck_OnlyWithoutProgress()
    {
        var client = NewClient(bufferBytes: 1);
        client.Connection.Send(Said(Room, 1));
        client.Connection.Send(Said(Room, 2));

        _clock.Advance(_options.StuckAfter);
        client.Connection.IsStuck().ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        client.Connection.IsStuck().ShouldBeTrue();

        await client.ReadVersionsAsync();
        await client.ReadVersionsAsync();
        client.Connection.Send(Said(Room, 3));
        (await client.ReadVersionsAsync()).ShouldBe([3]);
    }

    [Fact]
    public async Task Close_SaysWhyAndEnds()
    {
        var client = NewClient();

        client.Connection.Close(CloseReasons.Stopping, allowReconnect: true);
        client.Connection.Send(Said(Room, 1));

        (await client.ReadAsync()).ToString().ShouldBe("""{"type":7,"error":"stopping","allowReconnect":true}""");
        await client.WaitUntilAbortedAsync();
    }

    [Fact]
    public async Task Close_OfAClientThatReadsNothing_EndsAtOnce()
    {
        var client = NewClient(bufferBytes: 1);
        client.Connection.Send(Said(Room, 1));

        client.Connection.Close(CloseReasons.TooSlow, allowReconnect: true);

        await client.WaitUntilAbortedAsync();
    }

    private PipedClient NewClient(int bufferBytes = 1 << 20) => new(
        new Actor(UserId.New(), SessionId.New()),
        _options,
        new RealtimeInstruments(_services.GetRequiredService<IMeterFactory>()),
        _clock,
        bufferBytes);

    private static Frame Said(string topic, long version) =>
        Frame.Events(topic, [new TopicEvent(version, DateTimeOffset.UnixEpoch, new ReadAdvanced(UserId.New(), version))]);
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Spherespace.Conversations;
using Spherespace.Testing;
using Spherespace.Topics;

namespace Spherespace.Realtime;

public sealed class LiveTopicTests : IDisposable
{
    private static readonly ConversationId Room = ConversationId.New();
    private static readonly Topic Topic = Topic.Of(Room);
    private static readonly string Name = TopicName.Of(Topic);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ManualClock _clock = new();
    private readonly RealtimeOptions _options = new();
    private readonly RealtimeInstruments _instruments;
    private readonly TestUplink _room = new(Topic);
    private readonly TopicRegistry _topics;

    public LiveTopicTests()
    {
        _instruments = new RealtimeInstruments(_services.GetRequiredService<IMeterFactory>());
        _topics = new TopicRegistry(_room, _options, _instruments, _clock, NullLogger<LiveTopic>.Instance);
        _room.Topics = _topics;
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Deliver_ToSubscribers_InOrder()
    {
        var (alice, bob) = (await SubscribeAsync(), await SubscribeAsync());

        _room.Say(Read(1), Read(2));
        _room.Say(Read(3));

        (await ReadVersionsAsync(alice, 3)).ShouldBe([1, 2, 3]);
        (await ReadVersionsAsync(bob, 3)).ShouldBe([1, 2, 3]);
        _room.Watches.ShouldBe(1);
    }

    [Fact]
    public async Task Deliver_AfterALoss_TellsWhatStorageHas()
    {
        var alice = await SubscribeAsync();

        _room.SayInVain(Read(1));
        _room.Say(Read(2));
        var reading = ReadVersionsAsync(alice, 2);
        while (!reading.IsCompleted) await LetTimePassAsync();

        (await reading).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Deliver_AfterACrash_TellsWhatStorageHas()
    {
        var alice = await SubscribeAsync();

        _room.SayInVain(Read(1));
        _room.Crash();
        _room.Say(Read(2));
        _room.Say(Read(3));

        (await ReadVersionsAsync(alice, 3)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Deliver_LossOfWhatWasOverwritten_TellsToResync()
    {
        var alice = await SubscribeAsync();

        _room.SayInVain(Read(1), Read(2));
        _room.Overwrite(1);
        _room.Say(Read(3));
        var reading = alice.ReadResyncAsync(Name);
        while (!reading.IsCompleted) await LetTimePassAsync();

        await reading;
        _room.Losses.ShouldBe(1);
        _room.Say(Read(4));
        (await ReadVersionsAsync(alice, 1)).ShouldBe([4]);
    }

    [Fact]
    public async Task Deliver_LossWithoutVersions_TellsToResync()
    {
        _room.Version = null;
        var alice = await SubscribeAsync();

        _room.Crash();
        _room.Whisper(Read(1));

        await alice.ReadResyncAsync(Name);
        _room.Whisper(Read(2));
        (await ReadVersionsAsync(alice, 1)).ShouldBe([null]);
    }

    [Fact]
    public async Task Leave_OfTheGrain_IsFollowedAtOnceAndMissesNothing()
    {
        _room.Version = null;
        var alice = await SubscribeAsync();

        _room.Leave();
        while (_room.Watches < 2) await Task.Yield();
        _room.Whisper(Read(1));

        (await ReadVersionsAsync(alice, 1)).ShouldBe([null]);
        _room.Losses.ShouldBe(0);
    }

    [Fact]
    public async Task Deliver_MemberLeft_TellsThemNothingFromThenOn()
    {
        var (alice, bob) = (await SubscribeAsync(), await SubscribeAsync());

        _room.Say(Read(1), Left(bob), Read(3));
        await ReadVersionsAsync(alice, 3);
        var rejoined = await SubscribeAsync(bob);
        _room.Say(Read(4));

        rejoined.ShouldBe(bob);
        (await ReadVersionsAsync(bob, 2)).ShouldBe([1, 4]);
    }

    [Fact]
    public async Task Admit_AfterTheRightEnded_IsRefused()
    {
        var (alice, bob) = (await SubscribeAsync(), NewClient());
        var topic = _topics.Add(bob.Connection, Topic);

        _room.Say(Left(bob));
        await ReadVersionsAsync(alice, 1);

        topic.Admit(bob.Connection).ShouldBeFalse();
    }

    [Fact]
    public async Task Add_BeforeAdmitted_HearsNothing()
    {
        var (alice, bob) = (await SubscribeAsync(), NewClient());
        var topic = _topics.Add(bob.Connection, Topic);

        _room.Say(Read(1));
        await ReadVersionsAsync(alice, 1);
        topic.Admit(bob.Connection).ShouldBeTrue();
        _room.Say(Read(2));

        (await ReadVersionsAsync(bob, 1)).ShouldBe([2]);
    }

    [Fact]
    public async Task Add_WhileTheGrainIsAway_FailsAndIsToldToResyncLater()
    {
        _room.Fault = new TimeoutException();
        var alice = NewClient();
        var topic = _topics.Add(alice.Connection, Topic);
        topic.Admit(alice.Connection);
        var watching = topic.WatchedAsync();
        while (!watching.IsCompleted) await LetTimePassAsync();
        await Should.ThrowAsync<TimeoutException>(() => watching);

        _room.Fault = null;
        watching = topic.WatchedAsync();
        while (!watching.IsCompleted) await LetTimePassAsync();

        await watching;
        await alice.ReadResyncAsync(Name);
    }

    [Fact]
    public async Task Sweep_BeforeTheLeaseEnds_RenewsIt()
    {
        var began = _clock.GetUtcNow();
        var alice = await SubscribeAsync();

        while (_room.Watches < 2) await LetTimePassAsync();

        _room.Say(Read(1));
        (await ReadVersionsAsync(alice, 1)).ShouldBe([1]);
        _clock.GetUtcNow().ShouldBeLessThan(began + TestUplink.Lease / 2);
    }

    [Fact]
    public async Task Sweep_WhenTheLastDeliveryWasLost_FindsOut()
    {
        var alice = await SubscribeAsync();
        _room.SayInVain(Read(1));

        var reading = ReadVersionsAsync(alice, 1);
        while (!reading.IsCompleted) await LetTimePassAsync();

        (await reading).ShouldBe([1]);
    }

    [Fact]
    public async Task Sweep_WithoutSubscribers_LeavesTheTopicAfterAWhile()
    {
        var alice = await SubscribeAsync();
        _topics.Find(Topic)!.Remove(alice.Connection);

        _clock.Advance(_options.Linger);
        _topics.Sweep();
        _room.Left.Task.IsCompleted.ShouldBeFalse("somebody may come back");

        _clock.Advance(TimeSpan.FromSeconds(1));
        _topics.Sweep();
        await _room.Left.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await SubscribeAsync(alice);
        _room.Say(Read(1));
        (await ReadVersionsAsync(alice, 1)).ShouldBe([1]);
    }

    private PipedClient NewClient() => new(new Actor(UserId.New(), SessionId.New()), _options, _instruments, _clock);

    private async Task<PipedClient> SubscribeAsync(PipedClient? client = null)
    {
        client ??= NewClient();
        var topic = _topics.Add(client.Connection, Topic);
        await topic.WatchedAsync().WaitAsync(TimeSpan.FromSeconds(10));
        topic.Admit(client.Connection).ShouldBeTrue();
        return client;
    }

    private async Task LetTimePassAsync()
    {
        _clock.Advance(_options.SweepEvery);
        _topics.Sweep();
        await Task.Yield();
    }

    private static async Task<long?[]> ReadVersionsAsync(PipedClient client, int count)
    {
        var versions = new List<long?>();
        while (versions.Count < count) versions.AddRange(await client.ReadVersionsAsync());
        return [.. versions];
    }

    private static ReadAdvanced Read(long seq) => new(UserId.New(), seq);

    private static MemberLeft Left(PipedClient client) => new(new Member(
        new Person(client.Connection.Actor.UserId, "bob", "Bob", null, false), MemberRole.Member, DateTimeOffset.UnixEpoch, 0));
}

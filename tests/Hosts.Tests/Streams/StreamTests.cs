using Orleans;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Spherespace.Hosts.Streams;

[GenerateSerializer, Immutable, Alias("hosts.news")]
public sealed record News([property: Id(0)] int Number);

public interface IReaderGrain : IGrainWithGuidKey
{
    Task Subscribe(Guid place);

    Task Unsubscribe(Guid place);

    Task<int> Subscriptions(Guid place);

    Task Publish(Guid place, int number);

    Task Leave();
}

public interface IFollowerGrain : IGrainWithGuidKey
{
    Task Leave();
}

/// <summary>Raises "read 1", "read 2", … at its own key, with what it read so far.</summary>
internal sealed class ReaderGrain : Grain, IReaderGrain
{
    private readonly List<int> _read = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var handle in await StreamOf(this.GetPrimaryKey()).GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync((news, _) => Read(news));
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise(this.GetPrimaryKey(), "left");
        return Task.CompletedTask;
    }

    public Task Subscribe(Guid place) => StreamOf(place).SubscribeAsync((news, _) => Read(news));

    public async Task Unsubscribe(Guid place)
    {
        foreach (var handle in await StreamOf(place).GetAllSubscriptionHandles()) await handle.UnsubscribeAsync();
    }

    public async Task<int> Subscriptions(Guid place) => (await StreamOf(place).GetAllSubscriptionHandles()).Count;

    public Task Publish(Guid place, int number) => StreamOf(place).OnNextAsync(new News(number));

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private IAsyncStream<News> StreamOf(Guid place) => this.GetStreamProvider("Streams").GetStream<News>("news", place);

    private Task Read(News news)
    {
        _read.Add(news.Number);
        Signals.Raise(this.GetPrimaryKey(), $"read {news.Number}", string.Join(' ', _read));
        return Task.CompletedTask;
    }
}

[ImplicitStreamSubscription("headlines")]
internal sealed class FollowerGrain : Grain, IFollowerGrain, IStreamSubscriptionObserver
{
    private readonly List<int> _read = [];
    private bool _failed;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise(this.GetPrimaryKey(), "left");
        return Task.CompletedTask;
    }

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<News>().ResumeAsync((news, _) => Read(news));

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task Read(News news)
    {
        // Number 13 is understood only the second time.
        if (news.Number == 13 && !_failed)
        {
            _failed = true;
            throw new InvalidOperationException("Pardon?");
        }

        _read.Add(news.Number);
        Signals.Raise(this.GetPrimaryKey(), $"read {news.Number}", string.Join(' ', _read));
        return Task.CompletedTask;
    }
}

public sealed class StreamTests(GrainHostFixture host) : GrainHostTests(host)
{
    private IReaderGrain Reader => Grains.GetGrain<IReaderGrain>(Here);

    private IFollowerGrain Follower => Grains.GetGrain<IFollowerGrain>(Here);

    [Fact]
    public async Task Publish_ToASubscriber_ArrivesInOrder()
    {
        await Reader.Subscribe(Here);

        foreach (var number in Enumerable.Range(1, 20)) await Publish("news", number);

        (await Signals.When(Here, "read 20")).ShouldBe(string.Join(' ', Enumerable.Range(1, 20)));
    }

    [Fact]
    public async Task Publish_FromAGrain_ArrivesAtAnother()
    {
        await Reader.Subscribe(Here);

        await Grains.GetGrain<IReaderGrain>(Guid.NewGuid()).Publish(Here, 1);

        await Signals.When(Here, "read 1");
    }

    [Fact]
    public async Task Unsubscribe_FromAStream_EndsIt()
    {
        await Reader.Subscribe(Here);
        await Publish("news", 1);
        await Signals.When(Here, "read 1");

        await Reader.Unsubscribe(Here);
        await Publish("news", 2);

        (await Reader.Subscriptions(Here)).ShouldBe(0);
        Signals.IsRaised(Here, "read 2").ShouldBeFalse();
    }

    [Fact]
    public async Task Resume_InANewActivation_GoesOnReading()
    {
        await Reader.Subscribe(Here);
        await Reader.Leave();
        await Signals.When(Here, "left");

        await Publish("news", 1);

        (await Signals.When(Here, "read 1")).ShouldBe("1");
    }

    [Fact]
    public async Task Publish_ToAnImplicitSubscriber_ActivatesIt()
    {
        await Publish("headlines", 1);
        await Signals.When(Here, "read 1");
        await Follower.Leave();
        await Signals.When(Here, "left");

        await Publish("headlines", 2);

        (await Signals.When(Here, "read 2")).ShouldBe("2");
    }

    [Fact]
    public async Task Delivery_ThatFails_IsTriedAgain()
    {
        await Publish("headlines", 13);
        await Publish("headlines", 14);

        (await Signals.When(Here, "read 14")).ShouldBe("13 14");
    }

    private Task Publish(string ns, int number) =>
        Client.GetStreamProvider("Streams").GetStream<News>(ns, Here).OnNextAsync(new News(number));
}

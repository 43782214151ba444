using Orleans;
using Orleans.Hosting;
using Orleans.Streams;
using Orleans.Streams.Core;
using Spherespace.Hosts.Streams;
using Spherespace.Testing;

namespace Spherespace.Hosts.Embedded;

public interface IStubbornGrain : IGrainWithGuidKey;

/// <summary>Never understands number 13.</summary>
[ImplicitStreamSubscription("rumours")]
internal sealed class StubbornGrain : Grain, IStubbornGrain, IStreamSubscriptionObserver
{
    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<News>().ResumeAsync((news, _) => Read(news), Complain);

    private Task Read(News news)
    {
        if (news.Number == 13) throw new InvalidOperationException("Pardon?");

        Signals.Raise(this.GetPrimaryKey(), $"read {news.Number}");
        return Task.CompletedTask;
    }

    private Task Complain(Exception fault)
    {
        Signals.Raise(this.GetPrimaryKey(), "missed", fault.Message);
        return Task.CompletedTask;
    }
}

public sealed class StreamFailureTests
{
    private readonly Guid _here = Guid.NewGuid();

    [Fact]
    public async Task Delivery_ThatFailsForAMinute_IsLeftOutAndReported()
    {
        var scheduler = new SteppingScheduler(seed: 1);
        await using var host = await OwnHost.StartAsync(
            options =>
            {
                OwnHost.WithTheseGrains(options);
                options.TaskScheduler = scheduler;
            },
            static grains => grains.AddMemoryStreams("Streams"));
        var stream = host.Client.GetStreamProvider("Streams").GetStream<News>("rumours", _here);
        await stream.OnNextAsync(new News(13));
        await stream.OnNextAsync(new News(14));

        var start = host.Clock.GetUtcNow();
        while (!Signals.IsRaised(_here, "read 14"))
        {
            scheduler.RunAll();
            host.Clock.AdvanceToNextTimer();
        }

        (await Signals.When(_here, "missed")).ShouldBe("Pardon?");
        (host.Clock.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        await scheduler.RunUntil(host.StopAsync());
    }

    [Fact]
    public async Task GetStream_OfATypeThatMayNotTravel_IsRefused()
    {
        await using var host = await OwnHost.StartAsync(
            OwnHost.WithTheseGrains, static grains => grains.AddMemoryStreams("Streams"));

        Should.Throw<Orleans.Runtime.OrleansConfigurationException>(
            () => host.Client.GetStreamProvider("Streams").GetStream<List<int>>("rumours", _here));
    }
}

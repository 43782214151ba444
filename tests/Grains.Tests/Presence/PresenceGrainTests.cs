using Spherespace.People;
using Spherespace.Topics;

namespace Spherespace.Presence;

public sealed class PresenceGrainTests(GrainHostFixture host) : IClassFixture<GrainHostFixture>
{
    private readonly Guid _berlin = Guid.NewGuid();
    private readonly Guid _lima = Guid.NewGuid();

    [Fact]
    public async Task Report_FirstAndLastConnection_ComesAndGoes()
    {
        var (ana, watch) = await Watched();
        (await ana.Get()).ShouldBe(new PresenceView(ana.UserId(), PresenceStatus.Offline, null));

        await ana.Report(_berlin, 1);
        var here = (await watch.Sees("that she is there", e => e.Count == 1)).Statuses();
        await ana.Report(_berlin, 0);
        var gone = (await watch.Sees("that she has gone", e => e.Count == 2)).Statuses();

        here.ShouldBe([PresenceStatus.Online]);
        gone.ShouldBe([PresenceStatus.Online, PresenceStatus.Offline]);
        (await ana.Get()).ShouldBe(((PresenceChanged)watch.Events[^1].Data).Presence);
        (await ana.Get()).LastSeen.ShouldNotBeNull();
    }

    [Fact]
    public async Task Report_SeveralNodes_IsThereUntilTheLastHasGone()
    {
        var (ana, watch) = await Watched();

        await Task.WhenAll(ana.Report(_berlin, 2), ana.Report(_lima, 1));
        await ana.Report(_berlin, 0);
        await ana.Report(_berlin, 1);
        await ana.Report(_berlin, 0);
        await ana.Report(_lima, 0);

        (await watch.Sees("that she has gone", e => e.Count == 2)).Statuses().ShouldBe([PresenceStatus.Online, PresenceStatus.Offline]);
    }

    [Fact]
    public async Task Report_BackAtOnce_ShowsNothing()
    {
        var (ana, watch) = await Watched();

        for (var i = 0; i < 20; i++)
        {
            await ana.Report(_berlin, 1);
            await ana.Report(_berlin, 0);
        }

        (await watch.Sees("that she has gone", e => e.Count == 2)).Statuses().ShouldBe([PresenceStatus.Online, PresenceStatus.Offline]);
    }

    [Fact]
    public async Task Report_FromANodeThatDies_EndsWithItsLease()
    {
        var (ana, watch) = await Watched();

        var lease = await ana.Report(_berlin, 1);

        lease.Lasts.ShouldBe(TimeSpan.FromSeconds(5));
        (await watch.Sees("that she has gone", e => e.Count == 2)).Statuses().ShouldBe([PresenceStatus.Online, PresenceStatus.Offline]);
    }

    [Fact]
    public async Task MaySubscribe_OnlyToWhoExists()
    {
        var (ana, ben) = (await Someone.RegisterAsync(host.Grains, "ana"), await Someone.RegisterAsync(host.Grains, "ben"));

        (await host.Grains.Presence(ben.Id).MaySubscribe(ana.Actor)).ShouldBeTrue();
        (await host.Grains.Presence(UserId.New()).MaySubscribe(ana.Actor)).ShouldBeFalse();
    }

    private async Task<(IPresenceGrain Ana, TopicWatch Watch)> Watched()
    {
        var ana = await Someone.RegisterAsync(host.Grains, "ana");
        return (host.Grains.Presence(ana.Id), await TopicWatch.StartAsync(host.Grains, Topic.PresenceOf(ana.Id)));
    }
}

internal static class PresenceInTests
{
    public static UserId UserId(this IPresenceGrain presence) => new(presence.GetPrimaryKey());

    public static IEnumerable<PresenceStatus> Statuses(this IEnumerable<TopicEvent> events) =>
        events.Select(e => ((PresenceChanged)e.Data).Presence.Status);
}

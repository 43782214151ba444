using System.Collections.Immutable;
using Spherespace.Presence;
using Spherespace.Topics;

namespace Spherespace.Realtime;

public sealed class TopicFeedTests
{
    private static readonly Guid Feed = Guid.NewGuid();
    private static readonly Guid Successor = Guid.NewGuid();

    private readonly TopicFeed _feed = new();

    [Fact]
    public void Resume_FirstTime_MissesNothing()
    {
        _feed.Resume(Lease(Feed, next: 3, version: 7)).ShouldBe(FeedGap.None);

        _feed.IsWhole.ShouldBeFalse("what was missed has to be told first");
        _feed.CaughtUp(7);
        _feed.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void Take_InOrder_GivesEveryEventOnce()
    {
        Start(next: 3, version: 7);

        Take(3, 8, 9).ShouldBe([8, 9]);
        Take(3, 8, 9).ShouldBeEmpty("it is the same delivery");
        Take(4, 9, 10).ShouldBe([10], "9 was told");
        _feed.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void Take_OvertakenDeliveries_AreToldInOrder()
    {
        Start(next: 0, version: 0);

        Take(2, 3).ShouldBeEmpty();
        Take(1, 2).ShouldBeEmpty();
        _feed.HasHole.ShouldBeTrue();
        Take(0, 1).ShouldBe([1, 2, 3]);

        _feed.HasHole.ShouldBeFalse();
        _feed.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void Take_AfterALostDelivery_TellsNothingMore()
    {
        Start(next: 0, version: 0);
        Take(1, 2).ShouldBeEmpty();

        _feed.Break();

        Take(0, 1).ShouldBeEmpty();
        _feed.Resume(Lease(Feed, next: 2, version: 2)).ShouldBe(FeedGap.Versions);
    }

    [Fact]
    public void Take_FromAnotherActivation_BreaksTheFeed()
    {
        Start(next: 5, version: 5);

        _feed.Take(Delivery(Successor, 0, 6)).ShouldBeEmpty();

        _feed.IsWhole.ShouldBeFalse();
        _feed.Resume(Lease(Successor, next: 1, version: 6)).ShouldBe(FeedGap.Versions);
    }

    [Fact]
    public void Take_VersionThatNobodyPublished_TellsWhatIsBeforeTheHole()
    {
        Start(next: 0, version: 4);

        Take(0, 5, 7).ShouldBe([5]);

        _feed.IsWhole.ShouldBeFalse();
        _feed.Version.ShouldBe(5);
    }

    [Fact]
    public void Take_EphemeralEvents_PassWithoutAVersion()
    {
        Start(next: 0, version: null);

        _feed.Take(Delivery(Feed, 0, null, null)).Count.ShouldBe(2);

        _feed.Version.ShouldBeNull();
    }

    [Fact]
    public void Resume_AfterAnEnd_MissesNothingWhenTheSuccessorHasSaidNothing()
    {
        Start(next: 0, version: null);
        _feed.Take(new TopicDelivery(default, Feed, 0, [], Ends: true));

        _feed.IsWhole.ShouldBeFalse();
        _feed.Resume(Lease(Successor, next: 0, version: null)).ShouldBe(FeedGap.None);
    }

    [Fact]
    public void Resume_AfterAnEnd_MissesWhatTheSuccessorSaidBefore()
    {
        Start(next: 0, version: null);
        _feed.Take(new TopicDelivery(default, Feed, 0, [], Ends: true));

        _feed.Resume(Lease(Successor, next: 1, version: null)).ShouldBe(FeedGap.Unknown);
    }

    [Fact]
    public void Resume_WithAnOlderVersion_IsUnknown()
    {
        Start(next: 0, version: 9);
        _feed.Break();

        _feed.Resume(Lease(Successor, next: 0, version: 8)).ShouldBe(FeedGap.Unknown);
    }

    [Fact]
    public void Renew_DeliveryUnderWay_IsGivenTimeUntilTheNextRenewal()
    {
        Start(next: 0, version: 0);

        _feed.Renew(Lease(Feed, next: 1, version: 1));
        _feed.IsWhole.ShouldBeTrue();

        _feed.Renew(Lease(Feed, next: 1, version: 1));
        _feed.IsWhole.ShouldBeFalse("the last delivery was promised long ago and never came");
    }

    [Fact]
    public void Renew_ByASuccessor_BreaksTheFeed()
    {
        Start(next: 0, version: 0);

        _feed.Renew(Lease(Successor, next: 0, version: 0));

        _feed.IsWhole.ShouldBeFalse();
    }

    private void Start(long next, long? version)
    {
        _feed.Resume(Lease(Feed, next, version));
        _feed.CaughtUp(version);
    }

    private long?[] Take(long number, params long?[] versions) =>
        [.. _feed.Take(Delivery(Feed, number, versions)).Select(e => e.Version)];

    private static TopicLease Lease(Guid feed, long next, long? version) => new(feed, next, version, TimeSpan.FromMinutes(1));

    private static TopicDelivery Delivery(Guid feed, long number, params long?[] versions)
    {
        var data = new PresenceChanged(new PresenceView(default, PresenceStatus.Online, null));
        return new(default, feed, number, [.. versions.Select(v => new TopicEvent(v, DateTimeOffset.UnixEpoch, data))], Ends: false);
    }
}

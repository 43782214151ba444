using Spherespace.Topics;

namespace Spherespace.Conversations;

public sealed class ConversationFeedTests
{
    private readonly RecordingNode _node = new();
    private readonly ConversationFeed _feed;

    public ConversationFeedTests()
    {
        var topic = new TopicPublisher(Topic.Of(ConversationId.New()), TimeProvider.System, new TopicOptions());
        topic.Watch(_node, 0);
        _feed = new ConversationFeed(topic, version: 0);
    }

    [Fact]
    public void Publish_WritesComeBackInAnotherOrder_EventsLeaveInTheOrderOfVersions()
    {
        var (first, second, third) = (_feed.Begin(), _feed.Begin(), _feed.Begin());

        Done(third, 3);
        Done(first, 1);
        _node.Versions.ShouldBe([1]);

        Done(second, 2);
        _node.Versions.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Publish_HoleThatNoWriteCanFill_IsLeftForTheNodesToSee()
    {
        Done(_feed.Begin(), 3);

        _node.Versions.ShouldBe([3]);
    }

    [Fact]
    public void Drop_TheWriteThatAHoleWaitedFor_LetsTheRestGo()
    {
        var (failing, second) = (_feed.Begin(), _feed.Begin());
        Done(second, 2);
        _node.Versions.ShouldBeEmpty();

        _feed.Drop(failing);

        _node.Versions.ShouldBe([2]);
    }

    [Fact]
    public void Publish_WritesKeepComing_AHoleIsWaitedForOnlyAsLongAsItsOwnWrites()
    {
        var (lost, early) = (_feed.Begin(), _feed.Begin());
        Done(early, 2);
        var later = _feed.Begin();

        _feed.Drop(lost);

        _node.Versions.ShouldBe([2]);
        Done(later, 3);
        _node.Versions.ShouldBe([2, 3]);
    }

    private void Done(long write, long version) =>
        _feed.Publish(write, new TopicEvent(version, DateTimeOffset.UnixEpoch, new ReadAdvanced(UserId.New(), version)));

    private sealed class RecordingNode : IFrontNode
    {
        public List<long?> Versions { get; } = [];

        public Task Deliver(TopicDelivery delivery)
        {
            Versions.AddRange(delivery.Events.Select(e => e.Version));
            return Task.CompletedTask;
        }
    }
}

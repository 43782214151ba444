using Spherespace.Conversations;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>What a node asks of the rest of the system for its topics; tests put their own in its place.</summary>
internal interface ITopicUplink
{
    /// <summary>Starts or renews this node's lease.</summary>
    Task<TopicLease> WatchAsync(Topic topic);

    Task UnwatchAsync(Topic topic);

    /// <summary>Everything that changed after a version; null where that can't be told as events.</summary>
    Task<ConversationChanges?> ChangesSinceAsync(Topic topic, long version);

    /// <summary>Does what has to be done on this node before an event is told.</summary>
    /// <returns>The event as it is to be told, or null when it isn't.</returns>
    ValueTask<TopicEvent?> BeforeAsync(TopicRegistry topics, LiveTopic topic, TopicEvent happened);

    /// <summary>Does what has to be done after an event was told.</summary>
    void After(LiveTopic topic, TopicEvent happened);

    /// <summary>Puts this node's own part right where events of a topic are missing for good.</summary>
    Task LostAsync(TopicRegistry topics, LiveTopic topic);
}

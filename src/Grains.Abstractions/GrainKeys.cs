using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Health;
using Spherespace.Presence;
using Spherespace.Topics;

namespace Spherespace;

/// <summary>The one place where grain keys are made.</summary>
public static class GrainKeys
{
    public static IUserGrain User(this IGrainFactory grains, UserId id) => grains.GetGrain<IUserGrain>(id.Value);

    public static IUserSessionsGrain UserSessions(this IGrainFactory grains, UserId id) =>
        grains.GetGrain<IUserSessionsGrain>(id.Value);

    public static IAccountsGrain Accounts(this IGrainFactory grains) => grains.GetGrain<IAccountsGrain>(0);

    public static IConversationGrain Conversation(this IGrainFactory grains, ConversationId id) =>
        grains.GetGrain<IConversationGrain>(id.Value);

    public static IPresenceGrain Presence(this IGrainFactory grains, UserId id) =>
        grains.GetGrain<IPresenceGrain>(id.Value);

    /// <summary>Any of the grains that show that grains answer; they are all alike.</summary>
    public static IPulseGrain Pulse(this IGrainFactory grains) => grains.GetGrain<IPulseGrain>(Guid.Empty);

    /// <summary>The grain that publishes the topic.</summary>
    public static ITopicGrain Topic(this IGrainFactory grains, Topic topic) => topic.Kind switch
    {
        TopicKind.User => grains.User(new UserId(topic.Id)),
        TopicKind.Conversation => grains.Conversation(new ConversationId(topic.Id)),
        TopicKind.Presence => grains.Presence(new UserId(topic.Id)),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic.Kind, "No grain publishes this kind of topic."),
    };
}

namespace Spherespace.Topics;

/// <summary>What live events belong to. The order is part of the wire format between hosts: only append.</summary>
public enum TopicKind
{
    User,
    Conversation,
    Presence,
}

/// <summary>A place that connections subscribe to, written <c>conversation:{id}</c> on the wire.</summary>
[GenerateSerializer, Immutable, Alias("topics.topic")]
public readonly record struct Topic([property: Id(0)] TopicKind Kind, [property: Id(1)] Guid Id)
{
    public static Topic Of(UserId user) => new(TopicKind.User, user.Value);

    public static Topic Of(ConversationId conversation) => new(TopicKind.Conversation, conversation.Value);

    public static Topic PresenceOf(UserId user) => new(TopicKind.Presence, user.Value);
}

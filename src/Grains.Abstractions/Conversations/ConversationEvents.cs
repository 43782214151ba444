using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <summary>Sent as <c>message.created</c>.</summary>
[GenerateSerializer, Immutable, Alias("conversations.message-created")]
public sealed record MessageCreated([property: Id(0)] Message Message) : TopicEventData;

/// <summary>Sent as <c>read.advanced</c>. A member's own message advances their marker without this event.</summary>
[GenerateSerializer, Immutable, Alias("conversations.read-advanced")]
public sealed record ReadAdvanced([property: Id(0)] UserId UserId, [property: Id(1)] long Seq) : TopicEventData;

/// <summary>Sent as <c>typing.changed</c>; ephemeral.</summary>
[GenerateSerializer, Immutable, Alias("conversations.typing-changed")]
public sealed record TypingChanged(
    [property: Id(0)] UserId UserId,
    [property: Id(1)] string Username,
    [property: Id(2)] bool Typing) : TopicEventData;

/// <summary>Sent as <c>conversation.updated</c>.</summary>
[GenerateSerializer, Immutable, Alias("conversations.conversation-updated")]
public sealed record ConversationUpdated([property: Id(0)] Conversation Conversation) : TopicEventData;

/// <summary>Sent as <c>member.updated</c>; in a catch-up also for who joined since.</summary>
[GenerateSerializer, Immutable, Alias("conversations.member-updated")]
public sealed record MemberUpdated([property: Id(0)] Member Member) : TopicEventData;

/// <summary>Sent as <c>member.joined</c>.</summary>
[GenerateSerializer, Immutable, Alias("conversations.member-joined")]
public sealed record MemberJoined([property: Id(0)] Member Member) : TopicEventData;

/// <summary>
/// Sent as <c>member.left</c>. A front node that delivers it ends that user's subscriptions to the conversation first.
/// </summary>
[GenerateSerializer, Immutable, Alias("conversations.member-left")]
public sealed record MemberLeft([property: Id(0)] Member Member) : TopicEventData;

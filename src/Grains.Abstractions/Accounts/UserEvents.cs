using Spherespace.Conversations;
using Spherespace.Topics;

namespace Spherespace.Accounts;

/// <summary>
/// Sent as <c>session.ended</c> on one's own topic. A front node that delivers it closes that session's connections.
/// </summary>
[GenerateSerializer, Immutable, Alias("accounts.session-ended")]
public sealed record SessionEnded([property: Id(0)] SessionId SessionId) : TopicEventData;

/// <summary>
/// Sent as <c>conversation.added</c> on one's own topic. A front node subscribes the user's connections to it.
/// </summary>
[GenerateSerializer, Immutable, Alias("accounts.conversation-added")]
public sealed record ConversationAdded([property: Id(0)] ConversationId ConversationId) : TopicEventData;

/// <summary>
/// Sent as <c>conversation.removed</c> on one's own topic. A front node ends the user's subscriptions to it.
/// </summary>
[GenerateSerializer, Immutable, Alias("accounts.conversation-removed")]
public sealed record ConversationRemoved([property: Id(0)] ConversationId ConversationId) : TopicEventData;

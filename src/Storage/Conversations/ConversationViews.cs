using System.Collections.Immutable;
using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <summary>A conversation as one user sees it.</summary>
/// <param name="With">The other one of a direct conversation.</param>
/// <param name="Role">Null for a public channel that the user hasn't joined.</param>
public sealed record ConversationView(
    Conversation Conversation, Person? With, Message? LastMessage, MemberRole? Role, long ReadSeq)
{
    public long Unread => Role is null ? 0 : Conversation.LastSeq - ReadSeq;
}

/// <summary>A stretch of a conversation's messages, oldest first.</summary>
/// <param name="HasMore">Whether there are further ones in the direction that was asked for.</param>
public sealed record MessagePage(ImmutableArray<Message> Messages, bool HasMore);

/// <summary>A conversation in the shortest form: what a client compares with what it has.</summary>
public sealed record ConversationHead(ConversationId Id, long Version, long LastSeq, long ReadSeq);

/// <summary>Everything a client starts from.</summary>
/// <param name="Members">The first ones by name; <paramref name="HasMoreMembers"/> says whether there are others.</param>
/// <param name="Messages">The newest ones, oldest first; <paramref name="HasMoreMessages"/> says whether there are older.</param>
public sealed record ConversationSnapshot(
    Conversation Conversation,
    ImmutableArray<Member> Members,
    bool HasMoreMembers,
    ImmutableArray<Message> Messages,
    bool HasMoreMessages);

/// <summary>Everything that changed since a version, each row once, in the order of its last change.</summary>
/// <param name="Version">The conversation's version that this leads to.</param>
public sealed record ConversationChanges(long Version, ImmutableArray<TopicEvent> Events);

/// <summary>How much a user hasn't read.</summary>
public sealed record UnreadCount(long Messages, long Conversations);

namespace Spherespace.Conversations;

/// <summary>Stored and sent by its lower-case name.</summary>
public enum ConversationKind
{
    Direct,
    Group,
    Channel,
}

/// <summary>Who may find and join: a public channel everybody, anything private only who is added.</summary>
public enum Visibility
{
    Private,
    Public,
}

/// <summary>What a member may do, from least to most.</summary>
public enum MemberRole
{
    Member,
    Moderator,
    Admin,
    Owner,
}

/// <summary>A conversation as everybody in it sees it.</summary>
/// <param name="LastSeq">The number of the newest message, 0 when there is none. Dense.</param>
/// <param name="Version">The number of the newest change. Dense.</param>
[GenerateSerializer, Immutable, Alias("conversations.conversation")]
public sealed record Conversation(
    [property: Id(0)] ConversationId Id,
    [property: Id(1)] ConversationKind Kind,
    [property: Id(2)] Visibility Visibility,
    [property: Id(3)] string? Name,
    [property: Id(4)] string? Description,
    [property: Id(5)] UserId CreatedBy,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] int MemberCount,
    [property: Id(8)] long LastSeq,
    [property: Id(9)] long Version);

/// <summary>One person in a conversation.</summary>
/// <param name="ReadSeq">The number of the newest message that they have read; unread = last_seq − read_seq.</param>
[GenerateSerializer, Immutable, Alias("conversations.member")]
public sealed record Member(
    [property: Id(0)] Person Person,
    [property: Id(1)] MemberRole Role,
    [property: Id(2)] DateTimeOffset JoinedAt,
    [property: Id(3)] long ReadSeq);

/// <summary>A message as everybody in the conversation sees it.</summary>
/// <param name="Seq">Its number in the conversation; dense, and the order for everyone.</param>
/// <param name="Version">The conversation's version at its last change.</param>
/// <param name="ClientId">The UUID that the sender's client made; a repeat of it is the same message.</param>
[GenerateSerializer, Immutable, Alias("conversations.message")]
public sealed record Message(
    [property: Id(0)] MessageId Id,
    [property: Id(1)] ConversationId ConversationId,
    [property: Id(2)] long Seq,
    [property: Id(3)] long Version,
    [property: Id(4)] Person Sender,
    [property: Id(5)] string Content,
    [property: Id(6)] Guid ClientId,
    [property: Id(7)] DateTimeOffset CreatedAt);

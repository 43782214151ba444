using System.Collections.Immutable;
using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <summary>
/// One conversation: who is in it, what is said, who has read how far; publishes <c>conversation:{id}</c>.
/// Key: <see cref="ConversationId"/>.
/// </summary>
public interface IConversationGrain : ITopicGrain
{
    /// <summary>
    /// Makes the conversation, under an id that the caller made up. Where the two of a direct conversation have one
    /// already, that one is the answer.
    /// </summary>
    /// <returns>
    /// The conversation, or a refusal: MemberUnknown, MembersMissing, TooManyMembers, DirectWithOneself, NameMissing,
    /// NameTooLong, DescriptionTooLong, TextMalformed.
    /// </returns>
    Task<ConversationAnswer> Create(CreateConversation command);

    /// <summary>
    /// Appends messages, in their order, and answers after they are committed. A repeated client id answers with the
    /// first one's ack. Calls don't keep their order on the way: whoever relies on it has one under way at a time.
    /// </summary>
    /// <returns>
    /// For each message its ack, or a refusal: NotFound, NotAMember, ContentMissing, ContentTooLong, TextMalformed,
    /// Unavailable.
    /// </returns>
    [AlwaysInterleave]
    Task<ImmutableArray<SendAnswer>> Send(ImmutableArray<SendMessage> messages);

    /// <summary>Whether the actor may read what is said here.</summary>
    /// <returns>Null where they may, or a refusal: NotFound, NotAMember.</returns>
    [AlwaysInterleave]
    Task<ConversationRefusal?> RefuseToShow(Actor actor);

    /// <summary>Moves the actor's read marker forward; never back.</summary>
    /// <returns>The marker and what is left unread, or a refusal: NotFound, NotAMember.</returns>
    [AlwaysInterleave]
    Task<ReadAnswer> MarkRead(MarkRead command);

    /// <summary>Tells the others that the actor types, or stopped to. Forgotten after a few seconds without a repeat.</summary>
    /// <returns>Nothing, or a refusal: NotFound, NotAMember.</returns>
    [AlwaysInterleave]
    Task<TypingAnswer> SetTyping(SetTyping command);

    /// <summary>Makes the actor a member of a public channel. Safe to repeat.</summary>
    /// <returns>The conversation, or NotFound.</returns>
    Task<ConversationAnswer> Join(Actor actor);

    /// <summary>Ends the actor's membership. Safe to repeat.</summary>
    /// <returns>The conversation, or a refusal: NotFound, DirectStays, OwnerStays.</returns>
    Task<ConversationAnswer> Leave(Actor actor);
}

/// <summary>Why something asked of a conversation is refused. Each has its place in the front tier's table.</summary>
public enum ConversationRefusal
{
    NotFound,
    NotAMember,
    ContentMissing,
    ContentTooLong,
    TextMalformed,
    NameMissing,
    NameTooLong,
    DescriptionTooLong,
    MembersMissing,
    MemberUnknown,
    TooManyMembers,
    DirectWithOneself,
    DirectStays,
    OwnerStays,
    Unavailable,
}

/// <param name="Members">For a direct conversation the other one, for a group whoever is added to begin with.</param>
[GenerateSerializer, Immutable, Alias("conversations.create")]
public sealed record CreateConversation(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] ConversationKind Kind,
    [property: Id(2)] Visibility Visibility,
    [property: Id(3)] string? Name,
    [property: Id(4)] string? Description,
    [property: Id(5)] ImmutableArray<UserId> Members);

/// <summary>Exactly one of <see cref="Id"/> and <see cref="Refusal"/> is there.</summary>
[GenerateSerializer, Immutable, Alias("conversations.answer")]
public sealed record ConversationAnswer(
    [property: Id(0)] ConversationId? Id,
    [property: Id(1)] ConversationRefusal? Refusal,
    [property: Id(2)] bool Created = false);

[GenerateSerializer, Immutable, Alias("conversations.send")]
public sealed record SendMessage(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] Guid ClientId,
    [property: Id(2)] string Content);

/// <summary>The server's word that a message is stored.</summary>
/// <param name="Repeated">True when the client id was known: this is the first one's ack.</param>
[GenerateSerializer, Immutable, Alias("conversations.ack")]
public sealed record MessageAck(
    [property: Id(0)] MessageId Id,
    [property: Id(1)] long Seq,
    [property: Id(2)] long Version,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] bool Repeated);

/// <summary>Exactly one of the two is there.</summary>
[GenerateSerializer, Immutable, Alias("conversations.send-answer")]
public sealed record SendAnswer([property: Id(0)] MessageAck? Ack, [property: Id(1)] ConversationRefusal? Refusal);

[GenerateSerializer, Immutable, Alias("conversations.mark-read")]
public sealed record MarkRead([property: Id(0)] Actor Actor, [property: Id(1)] long Seq);

/// <summary>Exactly one of <see cref="ReadSeq"/> and <see cref="Refusal"/> is there.</summary>
[GenerateSerializer, Immutable, Alias("conversations.read-answer")]
public sealed record ReadAnswer(
    [property: Id(0)] long? ReadSeq,
    [property: Id(1)] long Unread,
    [property: Id(2)] ConversationRefusal? Refusal);

[GenerateSerializer, Immutable, Alias("conversations.set-typing")]
public sealed record SetTyping([property: Id(0)] Actor Actor, [property: Id(1)] bool Typing);

[GenerateSerializer, Immutable, Alias("conversations.typing-answer")]
public sealed record TypingAnswer([property: Id(0)] ConversationRefusal? Refusal);

namespace Spherespace.Conversations;

/// <summary>A message that has everything but its numbers, which storage gives it.</summary>
public sealed record MessageDraft(
    MessageId Id,
    ConversationId ConversationId,
    UserId SenderId,
    Guid ClientId,
    string Content,
    DateTimeOffset CreatedAt);

/// <summary>A draft that is committed, or the earlier message that it repeats.</summary>
public sealed record StoredMessage(MessageId Id, long Seq, long Version, DateTimeOffset CreatedAt, bool Repeated);

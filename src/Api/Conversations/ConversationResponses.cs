namespace Spherespace.Conversations;

/// <summary>A conversation as the caller sees it.</summary>
internal sealed record ConversationResponse(
    ConversationId Id,
    ConversationKind Kind,
    Visibility Visibility,
    string? Name,
    string? Description,
    Guid? CommunityId,
    UserId CreatedBy,
    DateTimeOffset CreatedAt,
    int MemberCount,
    long LastSeq,
    long Version,
    MessageResponse? LastMessage,
    PersonResponse? With,
    MembershipResponse? Me);

/// <summary>The caller's own part in a conversation.</summary>
/// <param name="Unread">last_seq − read_seq, and nothing else.</param>
internal sealed record MembershipResponse(
    MemberRole Role,
    long ReadSeq,
    long Unread,
    string Notify,
    DateTimeOffset? MutedUntil,
    string? Request,
    bool RequestedByMe);

internal sealed record PersonResponse(UserId Id, string Username, string DisplayName, string? AvatarUrl, bool Verified);

internal sealed record MemberResponse(PersonResponse User, MemberRole Role, DateTimeOffset JoinedAt, long ReadSeq);

/// <summary>A message as everybody in the conversation sees it.</summary>
internal sealed record MessageResponse(
    MessageId Id,
    ConversationId ConversationId,
    long Seq,
    long Version,
    PersonResponse Sender,
    string Type,
    string Content,
    MessageId? ParentId,
    int ReplyCount,
    IReadOnlyList<object> Attachments,
    IReadOnlyList<object> Mentions,
    IReadOnlyList<object> Reactions,
    Guid ClientId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt);

internal sealed record MessagePageResponse(IReadOnlyList<MessageResponse> Messages, bool HasMore);

internal sealed record ReadMarkerResponse(long ReadSeq, long Unread);

internal sealed record UnreadCountResponse(long Unread, long Conversations);

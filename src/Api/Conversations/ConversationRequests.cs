namespace Spherespace.Conversations;

/// <summary>What a conversation is started with. Which fields count depends on the kind.</summary>
internal sealed record CreateConversationRequest(
    ConversationKind? Kind,
    string? Username,
    string? UserId,
    IReadOnlyList<string>? MemberIds,
    string? Name,
    string? Description,
    Visibility? Visibility);

/// <summary>A channel: a conversation with a name that can be open to everybody.</summary>
internal sealed record CreateChannelRequest(
    string? Name,
    string? Description,
    Visibility? Type,
    IReadOnlyList<string>? MemberIds);

internal sealed record SendMessageRequest(string? Content, Guid? ClientId);

internal sealed record MarkReadRequest(long? Seq);

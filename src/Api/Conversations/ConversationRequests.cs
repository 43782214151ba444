using System.Collections.Immutable;

namespace Spherespace.Conversations;

/// <summary>What a conversation is started with. A direct one needs <c>username</c> or <c>user_id</c>, a channel a name.</summary>
internal sealed record CreateConversationRequest(
    ConversationKind? Kind,
    string? Username,
    UserId? UserId,
    ImmutableArray<UserId> MemberIds,
    string? Name,
    string? Description,
    Visibility? Visibility)
{
    public CreateConversation ToCommand(Actor actor, ConversationKind kind) =>
        new(actor, kind, Visibility ?? Conversations.Visibility.Private, Name, Description, MemberIds);
}

/// <summary>A channel: a conversation with a name that can be open to everybody.</summary>
internal sealed record CreateChannelRequest(
    string? Name, string? Description, Visibility? Type, ImmutableArray<UserId> MemberIds)
{
    public CreateConversation ToCommand(Actor actor) =>
        new(actor, ConversationKind.Channel, Type ?? Visibility.Public, Name, Description, MemberIds);
}

internal sealed record SendMessageRequest(string? Content, Guid? ClientId);

internal sealed record MarkReadRequest(long? Seq);

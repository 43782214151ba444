namespace Spherespace.Conversations;

/// <summary>From what the grains and queries answer to what the wire carries.</summary>
internal static class ConversationMapping
{
    public static ConversationResponse ToResponse(this ConversationView view) => view.Conversation.ToResponse() with
    {
        LastMessage = view.LastMessage?.ToResponse(),
        With = view.With?.ToResponse(),
        Me = view.Role is { } role
            ? new MembershipResponse(
                role, view.ReadSeq, view.Unread, Notify: "all", MutedUntil: null, Request: null, RequestedByMe: false)
            : null,
    };

    /// <summary>Without what only one user sees of it.</summary>
    public static ConversationResponse ToResponse(this Conversation conversation) => new(
        conversation.Id,
        conversation.Kind,
        conversation.Visibility,
        conversation.Name,
        conversation.Description,
        CommunityId: null,
        conversation.CreatedBy,
        conversation.CreatedAt,
        conversation.MemberCount,
        conversation.LastSeq,
        conversation.Version,
        LastMessage: null,
        With: null,
        Me: null);

    public static MessageResponse ToResponse(this Message message) => new(
        message.Id,
        message.ConversationId,
        message.Seq,
        message.Version,
        message.Sender.ToResponse(),
        Type: "text",
        message.Content,
        ParentId: null,
        ReplyCount: 0,
        Attachments: [],
        Mentions: [],
        Reactions: [],
        message.ClientId,
        message.CreatedAt,
        EditedAt: null,
        DeletedAt: null);

    public static MemberResponse ToResponse(this Member member) =>
        new(member.Person.ToResponse(), member.Role, member.JoinedAt, member.ReadSeq);

    public static PersonResponse ToResponse(this Person person) =>
        new(person.Id, person.Username, person.DisplayName, person.AvatarUrl, person.Verified);
}

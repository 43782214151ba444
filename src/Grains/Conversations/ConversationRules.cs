using System.Text;

namespace Spherespace.Conversations;

/// <summary>What may be done in a conversation. Pure: no clock, no storage, no awaiting.</summary>
internal static class ConversationRules
{
    /// <summary>An outsider of something private doesn't learn that it exists.</summary>
    public static ConversationRefusal? Access(Conversation? conversation, Member? member) =>
        conversation is null ? ConversationRefusal.NotFound
        : member is not null ? null
        : conversation.Visibility is Visibility.Public ? ConversationRefusal.NotAMember
        : ConversationRefusal.NotFound;

    public static ConversationRefusal? Create(CreateConversation command, ConversationOptions options)
    {
        var members = command.Members.Count(m => m != command.Actor.UserId);
        return command.Kind switch
        {
            ConversationKind.Direct when command.Members.Length == 1 && members == 0 => ConversationRefusal.DirectWithOneself,
            ConversationKind.Direct when members != 1 => ConversationRefusal.MembersMissing,
            ConversationKind.Direct => null,
            ConversationKind.Channel when string.IsNullOrWhiteSpace(command.Name) => ConversationRefusal.NameMissing,
            _ when members >= options.FirstMembersMax => ConversationRefusal.TooManyMembers,
            _ when command.Name?.Length > options.NameCharsMax => ConversationRefusal.NameTooLong,
            _ when command.Description?.Length > options.DescriptionCharsMax => ConversationRefusal.DescriptionTooLong,
            _ when !IsText(command.Name) || !IsText(command.Description) => ConversationRefusal.TextMalformed,
            _ => null,
        };
    }

    public static ConversationRefusal? Send(SendMessage command, ConversationOptions options) =>
        string.IsNullOrWhiteSpace(command.Content) ? ConversationRefusal.ContentMissing
        : command.Content.Length > options.ContentCharsMax ? ConversationRefusal.ContentTooLong
        : !IsText(command.Content) ? ConversationRefusal.TextMalformed
        : null;

    public static ConversationRefusal? Join(Conversation? conversation, Member? member) =>
        conversation is null || (member is null && conversation.Visibility is Visibility.Private)
            ? ConversationRefusal.NotFound
            : null;

    public static ConversationRefusal? Leave(Conversation? conversation, Member? member) =>
        Access(conversation, member) is { } refusal ? refusal
        : conversation!.Kind is ConversationKind.Direct ? ConversationRefusal.DirectStays
        : member!.Role is MemberRole.Owner && conversation.MemberCount > 1 ? ConversationRefusal.OwnerStays
        : null;

    // PostgreSQL stores neither NUL nor half a surrogate pair, and one such text would fail a whole batch.
    private static bool IsText(string? text)
    {
        if (text is null) return true;
        if (text.Contains('\0', StringComparison.Ordinal)) return false;
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return true;

        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[used..];
        }

        return true;
    }
}

using Spherespace.Hosting;

namespace Spherespace.Conversations;

/// <summary>How refusals of conversations look on the wire.</summary>
internal static class ConversationRefusals
{
    public static RefusalTable<ConversationRefusal> Table { get; } = new()
    {
        [ConversationRefusal.NotFound] = Refusals.NotFound,
        [ConversationRefusal.NotAMember] = new(403, "forbidden", null, "Join the conversation first."),
        [ConversationRefusal.ContentMissing] = Refusals.Invalid("content", "Write something: a message can't be empty."),
        [ConversationRefusal.ContentTooLong] = Refusals.Invalid("content", "The message is too long."),
        [ConversationRefusal.TextMalformed] = Refusals.Invalid(null, "The text holds characters that can't be kept."),
        [ConversationRefusal.NameMissing] = Refusals.Invalid("name", "A channel needs a name."),
        [ConversationRefusal.NameTooLong] = Refusals.Invalid("name", "The name is too long."),
        [ConversationRefusal.DescriptionTooLong] = Refusals.Invalid("description", "The description is too long."),
        [ConversationRefusal.MembersMissing] = Refusals.Invalid("user_id", "A direct conversation is with one other person."),
        [ConversationRefusal.MemberUnknown] = new(404, "user_not_found", "user_id", "There is no such person."),
        [ConversationRefusal.TooManyMembers] = Refusals.Invalid("member_ids", "That is too many people to start with."),
        [ConversationRefusal.DirectWithOneself] = Refusals.Invalid("user_id", "A conversation needs somebody else."),
        [ConversationRefusal.DirectStays] = new(409, "direct_stays", null, "A direct conversation can't be left."),
        [ConversationRefusal.OwnerStays] = new(409, "owner_stays", null, "Its owner can't leave while others are in it."),
        [ConversationRefusal.Unavailable] = Refusals.Unavailable with
        {
            Text = "The message could not be stored now. Send it again with the same client id.",
        },
    };

    /// <summary>The refusal, with the limit that it speaks of.</summary>
    public static Refusal Refusal(this ConversationOptions limits, ConversationRefusal? refusal)
    {
        var said = Table[refusal!.Value];
        return LimitOf(refusal.Value, limits) is { } limit ? said with { Text = $"{said.Text} At most {limit}." } : said;
    }

    public static IResult Problem(this ConversationOptions limits, ConversationRefusal? refusal) =>
        limits.Refusal(refusal).ToProblem();

    private static string? LimitOf(ConversationRefusal refusal, ConversationOptions limits) => refusal switch
    {
        ConversationRefusal.ContentTooLong => $"{limits.ContentCharsMax} characters",
        ConversationRefusal.NameTooLong => $"{limits.NameCharsMax} characters",
        ConversationRefusal.DescriptionTooLong => $"{limits.DescriptionCharsMax} characters",
        ConversationRefusal.TooManyMembers => $"{limits.FirstMembersMax} people, you included",
        _ => null,
    };
}

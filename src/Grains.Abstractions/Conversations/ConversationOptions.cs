namespace Spherespace.Conversations;

/// <summary>Limits of conversations. Section <c>Conversations</c>.</summary>
public sealed class ConversationOptions
{
    /// <summary>Length of a message in UTF-16 units; 1 to 100,000.</summary>
    public int ContentCharsMax { get; init; } = 5_000;

    /// <summary>Length of a name in UTF-16 units; 1 to 1,000.</summary>
    public int NameCharsMax { get; init; } = 100;

    /// <summary>Length of a description in UTF-16 units; 1 to 100,000.</summary>
    public int DescriptionCharsMax { get; init; } = 1_000;

    /// <summary>How many people a conversation can be started with, its maker included; 2 to 10,000.</summary>
    public int FirstMembersMax { get; init; } = 256;

    /// <summary>After how long somebody who types is forgotten unless they go on; 1 s to 1 min.</summary>
    public TimeSpan TypingLasts { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>For how long a member's name is taken from memory before it is read again; up to 1 h.</summary>
    public TimeSpan MemberLasts { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many messages a page holds at most; 1 to 1,000.</summary>
    public int PageMessagesMax { get; init; } = 100;
}

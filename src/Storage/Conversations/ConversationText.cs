namespace Spherespace.Conversations;

/// <summary>How enumerations are written in the tables: by their lower-case names.</summary>
internal static class ConversationText
{
    public static string ToText(this ConversationKind kind) => kind switch
    {
        ConversationKind.Direct => "direct",
        ConversationKind.Group => "group",
        _ => "channel",
    };

    public static string ToText(this Visibility visibility) => visibility is Visibility.Public ? "public" : "private";

    public static T Parse<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}

using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>How a topic is written on the wire: <c>conversation:0197…</c>.</summary>
internal static class TopicName
{
    private const int IdLength = 36;

    public static string Of(Topic topic) => $"{Prefix(topic.Kind)}:{topic.Id:D}";

    /// <summary>Only the exact form: a known kind, a colon, and a UUID with its four dashes.</summary>
    public static bool TryParse(string? text, out Topic topic)
    {
        topic = default;
        if (text is null || text.Length <= IdLength || text[^(IdLength + 1)] != ':') return false;
        if (!Guid.TryParseExact(text.AsSpan(text.Length - IdLength), "D", out var id)) return false;
        if (KindOf(text.AsSpan(0, text.Length - IdLength - 1)) is not { } kind) return false;

        topic = new Topic(kind, id);
        return true;
    }

    private static TopicKind? KindOf(ReadOnlySpan<char> prefix) => prefix switch
    {
        "user" => TopicKind.User,
        "conversation" => TopicKind.Conversation,
        "presence" => TopicKind.Presence,
        _ => null,
    };

    private static string Prefix(TopicKind kind) => kind switch
    {
        TopicKind.User => "user",
        TopicKind.Conversation => "conversation",
        TopicKind.Presence => "presence",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of topic has no name on the wire."),
    };
}

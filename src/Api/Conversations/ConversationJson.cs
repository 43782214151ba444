using System.Text.Json;

namespace Spherespace.Conversations;

/// <summary>
/// What leaves in every live event, written by hand: the same text as <see cref="ConversationMapping"/>'s responses.
/// </summary>
internal static class ConversationJson
{
    public static void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, message.Id.Value);
        json.WriteString("conversation_id"u8, message.ConversationId.Value);
        json.WriteNumber("seq"u8, message.Seq);
        json.WriteNumber("version"u8, message.Version);
        json.WritePropertyName("sender"u8);
        Write(json, message.Sender);
        json.WriteString("type"u8, "text"u8);
        json.WriteString("content"u8, message.Content);
        json.WriteNull("parent_id"u8);
        json.WriteNumber("reply_count"u8, 0);
        WriteEmpty(json, "attachments"u8);
        WriteEmpty(json, "mentions"u8);
        WriteEmpty(json, "reactions"u8);
        json.WriteString("client_id"u8, message.ClientId);
        json.WriteTime("created_at"u8, message.CreatedAt);
        json.WriteNull("edited_at"u8);
        json.WriteNull("deleted_at"u8);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Person person)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, person.Id.Value);
        json.WriteString("username"u8, person.Username);
        json.WriteString("display_name"u8, person.DisplayName);
        json.WriteString("avatar_url"u8, person.AvatarUrl);
        json.WriteBoolean("verified"u8, person.Verified);
        json.WriteEndObject();
    }

    /// <summary>A conversation as everybody in it sees it: without what depends on who looks.</summary>
    public static void Write(Utf8JsonWriter json, Conversation conversation)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, conversation.Id.Value);
        json.WriteString("kind"u8, Text(conversation.Kind));
        json.WriteString("visibility"u8, Text(conversation.Visibility));
        json.WriteString("name"u8, conversation.Name);
        json.WriteString("description"u8, conversation.Description);
        json.WriteNull("community_id"u8);
        json.WriteString("created_by"u8, conversation.CreatedBy.Value);
        json.WriteTime("created_at"u8, conversation.CreatedAt);
        json.WriteNumber("member_count"u8, conversation.MemberCount);
        json.WriteNumber("last_seq"u8, conversation.LastSeq);
        json.WriteNumber("version"u8, conversation.Version);
        json.WriteEndObject();
    }

    private static void WriteEmpty(Utf8JsonWriter json, ReadOnlySpan<byte> name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }

    private static ReadOnlySpan<byte> Text(ConversationKind kind) => kind switch
    {
        ConversationKind.Direct => "direct"u8,
        ConversationKind.Group => "group"u8,
        _ => "channel"u8,
    };

    private static ReadOnlySpan<byte> Text(Visibility visibility) =>
        visibility is Visibility.Public ? "public"u8 : "private"u8;
}

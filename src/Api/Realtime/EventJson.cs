using System.Text.Json;
using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.Presence;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>
/// Events as the contract spells them: <c>{ topic, type, version, at, data }</c>. Each type has its line here, so that
/// this table is what clients can receive.
/// </summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, string topic, TopicEvent happened)
    {
        json.WriteStartObject();
        json.WriteString("topic"u8, topic);
        json.WriteString("type"u8, TypeOf(happened.Data));
        if (happened.Version is { } version) json.WriteNumber("version"u8, version);
        else json.WriteNull("version"u8);
        json.WriteTime("at"u8, happened.At);
        json.WriteStartObject("data"u8);
        WriteData(json, happened.Data);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static ReadOnlySpan<byte> TypeOf(TopicEventData data) => data switch
    {
        MessageCreated => "message.created"u8,
        ReadAdvanced => "read.advanced"u8,
        TypingChanged => "typing.changed"u8,
        ConversationUpdated => "conversation.updated"u8,
        MemberJoined => "member.joined"u8,
        MemberUpdated => "member.updated"u8,
        MemberLeft => "member.left"u8,
        ConversationAddedFor => "conversation.added"u8,
        ConversationRemoved => "conversation.removed"u8,
        SessionEnded => "session.ended"u8,
        PresenceChanged => "presence.changed"u8,
        _ => throw new NotSupportedException($"{data.GetType().Name} has no name on the wire."),
    };

    private static void WriteData(Utf8JsonWriter json, TopicEventData data)
    {
        switch (data)
        {
            case MessageCreated created:
                json.WritePropertyName("message"u8);
                ConversationJson.Write(json, created.Message);
                break;
            case ReadAdvanced read:
                json.WriteString("user_id"u8, read.UserId.Value);
                json.WriteNumber("seq"u8, read.Seq);
                break;
            case TypingChanged typing:
                json.WriteString("user_id"u8, typing.UserId.Value);
                json.WriteString("username"u8, typing.Username);
                json.WriteBoolean("typing"u8, typing.Typing);
                break;
            case ConversationUpdated updated:
                json.WritePropertyName("conversation"u8);
                ConversationJson.Write(json, updated.Conversation);
                break;
            case MemberJoined joined: Write(json, "member"u8, joined.Member.ToResponse()); break;
            case MemberUpdated updated: Write(json, "member"u8, updated.Member.ToResponse()); break;
            case MemberLeft left: Write(json, "member"u8, left.Member.ToResponse()); break;
            case ConversationAddedFor added: Write(json, "conversation"u8, added.View.ToResponse()); break;
            case ConversationRemoved removed: json.WriteString("conversation_id"u8, removed.ConversationId.Value); break;
            case SessionEnded ended: json.WriteString("session_id"u8, ended.SessionId.Value); break;
            case PresenceChanged changed: Write(json, "presence"u8, PresenceResponse.Of(changed.Presence)); break;
        }
    }

    private static void Write<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, ApiJson.Options);
    }
}

/// <summary>A <see cref="ConversationAdded"/> with what the user sees of it, looked up on its way out.</summary>
internal sealed record ConversationAddedFor(ConversationView View) : TopicEventData;

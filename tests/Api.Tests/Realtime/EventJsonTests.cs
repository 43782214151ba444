using System.Buffers;
using System.Text;
using System.Text.Json;
using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.Topics;

namespace Spherespace.Realtime;

public sealed class EventJsonTests
{
    private static readonly Person Ana = new(UserId.New(), "ana", "Ana \"Banana\" é ☃ 🎉", "/a.png", true);
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 89, TimeSpan.FromHours(2));

    private static readonly Message Hello = new(
        MessageId.New(), ConversationId.New(), 3, 7, Ana, "<b>&\"\\\n é ☃ 🎉", Guid.CreateVersion7(), At);

    [Fact]
    public void Write_Event_HasTheContractsForm()
    {
        var user = UserId.New();
        var json = Written(new TopicEvent(7, At, new ReadAdvanced(user, 3)));

        json.ShouldBe(
            """{"topic":"conversation:1","type":"read.advanced","version":7,"at":"2026-03-04T03:06:07.089Z","data":"""
            + $$"""{"user_id":"{{user}}","seq":3}""" + "}");
    }

    [Fact]
    public void Write_EphemeralEvent_HasNoVersion() =>
        Written(new TopicEvent(null, At, new TypingChanged(UserId.New(), "ana", true))).ShouldContain("\"version\":null");

    [Fact]
    public void Write_Message_IsTheSameTextAsOverRest()
    {
        var live = JsonDocument.Parse(Written(new TopicEvent(7, At, new MessageCreated(Hello)))).RootElement;

        live.GetProperty("data").GetProperty("message").GetRawText()
            .ShouldBe(JsonSerializer.Serialize(Hello.ToResponse(), ApiJson.Options));
    }

    [Fact]
    public void Write_Conversation_IsWhatRestSaysWithoutWhatDependsOnWhoLooks()
    {
        var conversation = new Conversation(
            ConversationId.New(), ConversationKind.Channel, Visibility.Public, "Name", null, Ana.Id, At, 2, 3, 7);
        var live = JsonDocument.Parse(Written(new TopicEvent(7, At, new ConversationUpdated(conversation)))).RootElement;

        var rest = JsonSerializer.Serialize(conversation.ToResponse(), ApiJson.Options);
        live.GetProperty("data").GetProperty("conversation").GetRawText()
            .ShouldBe(rest.Replace(",\"last_message\":null,\"with\":null,\"me\":null", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_EveryKindOfEvent_HasATypeOfTwoWords()
    {
        // What a node makes itself out of conversation.added has its own name; the rest comes from the grains.
        var kinds = typeof(TopicEventData).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(TopicEventData)) && t != typeof(ConversationAdded)).ToArray();

        kinds.ShouldNotBeEmpty();
        foreach (var kind in kinds) Type(kind).ShouldMatch("^[a-z]+\\.[a-z]+$", kind.Name);
    }

    private static string Type(Type kind) => Encoding.UTF8.GetString(
        EventJson.TypeOf((TopicEventData)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(kind)));

    private static string Written(TopicEvent happened)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(utf8, WireJson.Writing)) EventJson.Write(json, "conversation:1", happened);
        return Encoding.UTF8.GetString(utf8.WrittenSpan);
    }
}

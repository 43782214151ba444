using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Spherespace.Conversations;
using Spherespace.Hosting;

namespace Spherespace.Realtime;

/// <summary>
/// What clients can ask over a connection. Calls start in the order in which they were sent, and no method awaits before
/// it has handed on what it was asked: so one client's messages keep their order.
/// </summary>
internal sealed class RealtimeHub(
    Subscriptions subscriptions, MessageSender sender, IGrainFactory grains, HubLimits limits, ConversationOptions rules) : Hub
{
    private LiveConnection Connection => Context.Features.Get<LiveConnection>()!;

    private Actor Actor => Connection.Actor;

    public Task<object> Subscribe(JsonElement topic, JsonElement since) =>
        subscriptions.SubscribeAsync(Connection, HubInput.Topic(topic), HubInput.Version(since));

    public object Unsubscribe(JsonElement topic) => subscriptions.Unsubscribe(Connection, HubInput.Topic(topic));

    public async Task<object> SendMessage(JsonElement message)
    {
        limits.Spend(Limits.Messages, Actor);
        var input = HubInput.Read<SendMessageInput>(message);
        var conversation = HubInput.Required(input.ConversationId, "conversation_id");
        var clientId = HubInput.Required(input.ClientId, "client_id");

        var answer = await sender.SendAsync(conversation, new SendMessage(Actor, clientId, input.Content ?? ""));

        return answer.Refusal is { } refusal ? rules.Refusal(refusal).ToAnswer() : AckAnswer.Of(answer.Ack!);
    }

    public async Task<object> MarkRead(JsonElement marker)
    {
        var input = HubInput.Read<MarkReadInput>(marker);
        var conversation = grains.Conversation(HubInput.Required(input.ConversationId, "conversation_id"));

        var answer = await conversation.MarkRead(new MarkRead(Actor, HubInput.Seq(input.Seq)));

        return answer.Refusal is { } refusal ? rules.Refusal(refusal).ToAnswer() : new ReadMarkerResponse(answer.ReadSeq!.Value, answer.Unread);
    }

    public async Task<object> Typing(JsonElement notice)
    {
        limits.Spend(Limits.Typing, Actor);
        var input = HubInput.Read<TypingInput>(notice);
        var conversation = grains.Conversation(HubInput.Required(input.ConversationId, "conversation_id"));

        var answer = await conversation.SetTyping(new SetTyping(Actor, HubInput.Required(input.Typing, "typing")));

        return answer.Refusal is { } refusal ? rules.Refusal(refusal).ToAnswer() : EmptyAnswer.Instance;
    }

    /// <summary>The user did something.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "A hub's methods are found on its instances only.")]
    public object Active() => EmptyAnswer.Instance;
}

/// <summary>The server's word that a message is stored.</summary>
internal sealed record AckAnswer(MessageId Id, long Seq, long Version, DateTimeOffset CreatedAt)
{
    public static AckAnswer Of(MessageAck ack) => new(ack.Id, ack.Seq, ack.Version, ack.CreatedAt);
}

/// <summary>Done, and nothing to say about it.</summary>
internal sealed record EmptyAnswer
{
    public static EmptyAnswer Instance { get; } = new();
}

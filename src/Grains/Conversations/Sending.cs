namespace Spherespace.Conversations;

/// <summary>One message on its way through the grain: refused, or drafted and then stored.</summary>
internal sealed class Sending
{
    private readonly ConversationRefusal? _refusal;

    public Sending(ConversationRefusal refusal) => _refusal = refusal;

    public Sending(Member sender, MessageDraft draft) => (Sender, Draft) = (sender, draft);

    public Member? Sender { get; }

    public MessageDraft? Draft { get; }

    /// <summary>Null until the draft is committed, and where it couldn't be.</summary>
    public StoredMessage? Stored { get; set; }

    public SendAnswer Answer => Stored is { } stored
        ? new(new MessageAck(stored.Id, stored.Seq, stored.Version, stored.CreatedAt, stored.Repeated), null)
        : new(null, _refusal ?? ConversationRefusal.Unavailable);

    public Message ToMessage(StoredMessage stored) => new(
        stored.Id,
        Draft!.ConversationId,
        stored.Seq,
        stored.Version,
        Sender!.Person,
        Draft.Content,
        Draft.ClientId,
        stored.CreatedAt);
}

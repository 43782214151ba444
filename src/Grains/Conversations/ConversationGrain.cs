using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Spherespace.Accounts;
using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <inheritdoc cref="IConversationGrain"/>
// Reentrant so that nobody waits for somebody else's message to be committed. What interleaving can't break: numbers,
// for storage gives them; and publishing, for the feed puts changes in the order of their versions.
[Reentrant]
internal sealed partial class ConversationGrain(
    ConversationStore store,
    MessageLog log,
    ConversationOptions options,
    TopicOptions topicOptions,
    TimeProvider clock,
    ILogger<ConversationGrain> logger) : Grain, IConversationGrain
{
    private Conversation? _conversation;
    private TopicPublisher _topic = null!;
    private ConversationFeed _feed = null!;
    private MemberCache _members = null!;
    private TypingList _typing = null!;

    private ConversationId Id => new(this.GetPrimaryKey());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _conversation = await store.ReadAsync(Id, cancellationToken);
        _topic = new TopicPublisher(Topic.Of(Id), clock, topicOptions);
        _feed = new ConversationFeed(_topic, _conversation?.Version ?? 0);
        _members = new MemberCache(Id, store, clock, options);
        _typing = new TypingList(this, _topic, clock, options);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _topic.End();
        return Task.CompletedTask;
    }

    public Task<TopicLease> Watch(IFrontNode node) => Task.FromResult(_topic.Watch(node, _conversation?.Version));

    public Task Unwatch(IFrontNode node)
    {
        _topic.Unwatch(node);
        return Task.CompletedTask;
    }

    public async Task<bool> MaySubscribe(Actor actor) => await RefuseToShow(actor) is null;

    public async Task<ConversationRefusal?> RefuseToShow(Actor actor) =>
        ConversationRules.Access(_conversation, await _members.FindAsync(actor.UserId));

    public async Task<ConversationAnswer> Create(CreateConversation command)
    {
        if (ConversationRules.Create(command, options) is { } refusal) return Refuse(refusal);
        HashSet<UserId> members = [command.Actor.UserId, .. command.Members];
        if (!await store.AllExistAsync(members)) return Refuse(ConversationRefusal.MemberUnknown);

        var made = New(command, members.Count);
        if (!await store.CreateAsync(made, members)) return await ExistingDirectAsync(members);
        _conversation = made;

        await Task.WhenAll(members.Select(m => GrainFactory.User(m).Publish(new ConversationAdded(Id))));
        return new ConversationAnswer(Id, null, Created: true);
    }

    public async Task<ImmutableArray<SendAnswer>> Send(ImmutableArray<SendMessage> messages)
    {
        var sendings = new Sending[messages.Length];
        for (var i = 0; i < sendings.Length; i++)
            sendings[i] = Decide(messages[i], await _members.FindAsync(messages[i].Actor.UserId));

        var write = _feed.Begin();
        await AppendAsync([.. sendings.Where(s => s.Draft is not null)]);

        _feed.Publish(write, Tell(sendings));
        return [.. sendings.Select(s => s.Answer)];
    }

    public async Task<ReadAnswer> MarkRead(MarkRead command)
    {
        var reader = await _members.FindAsync(command.Actor.UserId);
        if (ConversationRules.Access(_conversation, reader) is { } refusal) return new(null, 0, refusal);
        if (command.Seq <= reader!.ReadSeq) return Read(reader.ReadSeq);

        var write = _feed.Begin();
        var marker = await WriteAsync(write, store.AdvanceReadAsync(Id, reader.Person.Id, command.Seq));
        if (marker is null)
        {
            _feed.Drop(write);
            return Read((await _members.FindAsync(command.Actor.UserId))?.ReadSeq ?? reader.ReadSeq);
        }

        Advance(marker.Version, marker.LastSeq);
        _members.Advance(reader.Person.Id, marker.ReadSeq);
        _feed.Publish(write, Change(marker.Version, new ReadAdvanced(reader.Person.Id, marker.ReadSeq)));
        return Read(marker.ReadSeq);
    }

    public async Task<TypingAnswer> SetTyping(SetTyping command)
    {
        var member = await _members.FindAsync(command.Actor.UserId);
        if (ConversationRules.Access(_conversation, member) is { } refusal) return new(refusal);

        if (command.Typing) _typing.Start(member!.Person);
        else _typing.Stop(member!.Person.Id);
        return new(null);
    }

    public async Task<ConversationAnswer> Join(Actor actor)
    {
        var member = await _members.FindAsync(actor.UserId);
        if (ConversationRules.Join(_conversation, member) is { } refusal) return Refuse(refusal);
        if (member is not null) return new(Id, null);

        var write = _feed.Begin();
        var change = await WriteAsync(write, store.JoinAsync(Id, actor.UserId, clock.GetUtcNow()));
        var joined = await WriteAsync(write, store.ReadMemberAsync(Id, actor.UserId));
        if (change is null || joined is null)
        {
            _feed.Drop(write);
            return new(Id, null);
        }

        Advance(change);
        _feed.Publish(write, Change(change.Version, new MemberJoined(joined)));
        await GrainFactory.User(actor.UserId).Publish(new ConversationAdded(Id));
        return new(Id, null);
    }

    public async Task<ConversationAnswer> Leave(Actor actor)
    {
        var member = await _members.FindAsync(actor.UserId);
        if (ConversationRules.Leave(_conversation, member) is { } refusal) return Refuse(refusal);

        var write = _feed.Begin();
        var change = await WriteAsync(write, store.LeaveAsync(Id, actor.UserId, clock.GetUtcNow()));
        _members.Forget(actor.UserId);
        if (change is null)
        {
            _feed.Drop(write);
            return new(Id, null);
        }

        Advance(change);
        _typing.Stop(actor.UserId);
        _feed.Publish(write, Change(change.Version, new MemberLeft(member!)));
        await GrainFactory.User(actor.UserId).Publish(new ConversationRemoved(Id));
        return new(Id, null);
    }

    private Sending Decide(SendMessage message, Member? sender)
    {
        if (ConversationRules.Access(_conversation, sender) is { } closed) return new(closed);
        if (ConversationRules.Send(message, options) is { } refusal) return new(refusal);

        return new(sender!, new MessageDraft(
            MessageId.New(), Id, sender!.Person.Id, message.ClientId, message.Content, clock.GetUtcNow()));
    }

    private Conversation New(CreateConversation command, int members) => new(
        Id,
        command.Kind,
        command.Kind is ConversationKind.Channel ? command.Visibility : Visibility.Private,
        command.Kind is ConversationKind.Direct ? null : Trimmed(command.Name),
        command.Kind is ConversationKind.Direct ? null : Trimmed(command.Description),
        command.Actor.UserId,
        clock.GetUtcNow(),
        members,
        LastSeq: 0,
        Version: 0);

    private async Task<ConversationAnswer> ExistingDirectAsync(IEnumerable<UserId> members)
    {
        DeactivateOnIdle();
        return members.ToArray() is [var one, var other] && await store.FindDirectAsync(one, other) is { } existing
            ? new(existing, null)
            : Refuse(ConversationRefusal.Unavailable);
    }

    private async Task AppendAsync(Sending[] sendings)
    {
        if (sendings.Length == 0) return;
        try
        {
            var stored = await log.AppendAsync([.. sendings.Select(s => s.Draft!)]);
            for (var i = 0; i < sendings.Length; i++) sendings[i].Stored = stored[i];
        }
        catch (Exception fault)
        {
            LogMessagesNotStored(sendings.Length, Id, fault);
        }
    }

    private async Task<T> WriteAsync<T>(long write, Task<T> writing)
    {
        try
        {
            return await writing;
        }
        catch
        {
            _feed.Drop(write);
            throw;
        }
    }

    private TopicEvent[] Tell(Sending[] sendings)
    {
        var told = new List<TopicEvent>(sendings.Length);
        foreach (var sending in sendings)
        {
            if (sending.Stored is not { Repeated: false } stored) continue;

            Advance(stored.Version, stored.Seq);
            _members.Advance(sending.Sender!.Person.Id, stored.Seq);
            _typing.Stop(sending.Sender.Person.Id);
            told.Add(new TopicEvent(stored.Version, stored.CreatedAt, new MessageCreated(sending.ToMessage(stored))));
        }

        return [.. told];
    }

    private void Advance(long version, long seq) => _conversation = _conversation! with
    {
        Version = Math.Max(_conversation.Version, version),
        LastSeq = Math.Max(_conversation.LastSeq, seq),
    };

    private void Advance(MembershipChange change)
    {
        Advance(change.Version, 0);
        _conversation = _conversation! with { MemberCount = change.MemberCount };
    }

    private TopicEvent Change(long version, TopicEventData data) => new(version, clock.GetUtcNow(), data);

    private ReadAnswer Read(long seq) => new(seq, Math.Max(0, _conversation!.LastSeq - seq), null);

    private static ConversationAnswer Refuse(ConversationRefusal refusal) => new(null, refusal);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Messages} messages to conversation {Conversation} were not stored.")]
    private partial void LogMessagesNotStored(int messages, ConversationId conversation, Exception fault);
}

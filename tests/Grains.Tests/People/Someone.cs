using System.Collections.Immutable;
using System.Security.Cryptography;
using Spherespace.Accounts;
using Spherespace.Conversations;

namespace Spherespace.People;

/// <summary>A person in a test: acts through the grains as the front tier would for them.</summary>
public sealed class Someone(IGrainFactory grains, Account account, Actor actor)
{
    public Actor Actor => actor;

    public UserId Id => actor.UserId;

    public string Username => account.Profile.Username;

    public static async Task<Someone> RegisterAsync(IGrainFactory grains, string name)
    {
        var username = $"{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var token = new TokenHash([.. RandomNumberGenerator.GetBytes(32)]);
        var answer = await grains.Accounts().Register(
            new Register(username, $"{username}@example.com", "Tr1cky-garden-gate", null, null, token, "test"));

        answer.Refusals.ShouldBeEmpty();
        var started = answer.Session!;
        return new Someone(grains, started.Account, new Actor(started.Account.Profile.Id, started.Session.Id));
    }

    public async Task<ConversationId> StartsAChannel(Visibility visibility, params Someone[] with) =>
        await Creates(ConversationKind.Channel, visibility, "Garden", with);

    public async Task<ConversationId> StartsAGroup(params Someone[] with) =>
        await Creates(ConversationKind.Group, Visibility.Private, null, with);

    public Task<ConversationAnswer> AsksToTalkTo(Someone other) => grains.Conversation(ConversationId.New()).Create(
        new CreateConversation(actor, ConversationKind.Direct, Visibility.Private, null, null, [other.Id]));

    public async Task<MessageAck> Says(ConversationId room, string content, Guid? clientId = null) =>
        (await Tries(room, content, clientId)).Ack.ShouldNotBeNull();

    public async Task<SendAnswer> Tries(ConversationId room, string content, Guid? clientId = null) =>
        (await grains.Conversation(room).Send([new SendMessage(actor, clientId ?? Guid.NewGuid(), content)])).Single();

    public Task<ImmutableArray<SendAnswer>> SaysAll(ConversationId room, IEnumerable<string> contents) =>
        grains.Conversation(room).Send([.. contents.Select(c => new SendMessage(actor, Guid.NewGuid(), c))]);

    public Task<ReadAnswer> Reads(ConversationId room, long seq) =>
        grains.Conversation(room).MarkRead(new MarkRead(actor, seq));

    public Task<ConversationAnswer> Joins(ConversationId room) => grains.Conversation(room).Join(actor);

    public Task<ConversationAnswer> Leaves(ConversationId room) => grains.Conversation(room).Leave(actor);

    public Task<TypingAnswer> Types(ConversationId room) =>
        grains.Conversation(room).SetTyping(new SetTyping(actor, Typing: true));

    private async Task<ConversationId> Creates(
        ConversationKind kind, Visibility visibility, string? name, Someone[] with)
    {
        var answer = await grains.Conversation(ConversationId.New()).Create(
            new CreateConversation(actor, kind, visibility, name, null, [.. with.Select(w => w.Id)]));

        answer.Refusal.ShouldBeNull();
        return answer.Id!.Value;
    }
}

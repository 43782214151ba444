using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.People;
using Spherespace.Presence;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>
/// What <c>Subscribe</c> answers: everything that changed since a version, or how things are now where that is shorter
/// or there is no such version.
/// </summary>
internal sealed class TopicAnswers(
    IGrainFactory grains, ConversationQueries conversations, MessageQueries messages, RealtimeOptions options)
{
    public Task<object> SinceAsync(Actor actor, Topic topic, long? since) => topic.Kind switch
    {
        TopicKind.Conversation => ConversationAsync(actor, new ConversationId(topic.Id), since),
        TopicKind.User => UserAsync(actor),
        TopicKind.Presence => PresenceAsync(new UserId(topic.Id)),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic.Kind, "This kind of topic has no snapshot."),
    };

    private async Task<object> ConversationAsync(Actor actor, ConversationId id, long? since)
    {
        if (since is { } version && await messages.ChangesSinceAsync(id, version, options.ChangesMax) is { } changes)
            return Written(TopicName.Of(Topic.Of(id)), changes);

        var view = await conversations.ForUserAsync(actor.UserId, id);
        var state = await messages.SnapshotAsync(id, options.SnapshotMessages, options.SnapshotMembers);
        if (view is null || state is null) return Refusals.NotFound.ToAnswer();

        // One moment, seen by one user: the two were read one after the other.
        view = view with { Conversation = state.Conversation, LastMessage = state.Messages.LastOrDefault() };
        return SubscribeAnswer.Of(state.Conversation.Version, new ConversationSnapshotResponse(
            view.ToResponse(),
            [.. state.Members.Select(m => m.ToResponse())],
            state.HasMoreMembers,
            [.. state.Messages.Select(m => m.ToResponse())],
            state.HasMoreMessages));
    }

    private async Task<object> UserAsync(Actor actor)
    {
        var me = await grains.User(actor.UserId).Me(actor);
        var heads = await conversations.HeadsOfAsync(actor.UserId);
        if (me.Account is null) return Refusals.NotFound.ToAnswer();

        return SubscribeAnswer.Of(0, new UserSnapshotResponse(await grains.ShowAsync(me.Account), heads));
    }

    private async Task<object> PresenceAsync(UserId user)
    {
        var presence = await grains.Presence(user).Get();

        return SubscribeAnswer.Of(0, new PresenceSnapshotResponse(PresenceResponse.Of(presence)));
    }

    private static WrittenJson Written(string topic, ConversationChanges changes)
    {
        var utf8 = new ArrayBufferWriter<byte>(256 + (changes.Events.Length * 1024));
        using (var json = new Utf8JsonWriter(utf8, WireJson.Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("version"u8, changes.Version);
            json.WriteStartArray("events"u8);
            foreach (var happened in changes.Events) EventJson.Write(json, topic, happened);
            json.WriteEndArray();
            json.WriteNull("snapshot"u8);
            json.WriteEndObject();
        }

        return new WrittenJson(utf8.WrittenMemory);
    }
}

/// <summary>The answer to <c>Subscribe</c> when it is a snapshot.</summary>
internal sealed record SubscribeAnswer(long Version, IReadOnlyList<object>? Events, object Snapshot)
{
    public static SubscribeAnswer Of(long version, object snapshot) => new(version, Events: null, snapshot);
}

internal sealed record ConversationSnapshotResponse(
    ConversationResponse Conversation,
    IReadOnlyList<MemberResponse> Members,
    bool MembersHasMore,
    IReadOnlyList<MessageResponse> Messages,
    bool HasMore);

internal sealed record UserSnapshotResponse(MeResponse Me, ImmutableArray<ConversationHead> Conversations);

internal sealed record PresenceSnapshotResponse(PresenceResponse Presence);

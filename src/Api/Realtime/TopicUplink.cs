using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>The topics' grains and storage, and what some events change on this node besides being told.</summary>
internal sealed class TopicUplink(
    IGrainFactory grains, Lazy<IFrontNode> node, MessageQueries messages, ConversationQueries conversations,
    RealtimeOptions options)
    : ITopicUplink
{
    public Task<TopicLease> WatchAsync(Topic topic) => grains.Topic(topic).Watch(node.Value);

    public Task UnwatchAsync(Topic topic) => grains.Topic(topic).Unwatch(node.Value);

    public async Task<ConversationChanges?> ChangesSinceAsync(Topic topic, long version) =>
        topic.Kind is TopicKind.Conversation
            ? await messages.ChangesSinceAsync(new ConversationId(topic.Id), version, options.ChangesMax)
            : null;

    public async ValueTask<TopicEvent?> BeforeAsync(TopicRegistry topics, LiveTopic topic, TopicEvent happened)
    {
        switch (happened.Data)
        {
            case MemberJoined joined: LetIn(topics, topic, joined.Member.Person.Id); break;
            case MemberLeft left: PutOut(topic, topic.ConnectionsOf(left.Member.Person.Id)); break;
            case ConversationAdded added: return await AddAsync(topics, topic, happened, added.ConversationId);
            case ConversationRemoved removed: Remove(topics, topic, Topic.Of(removed.ConversationId)); break;
        }

        return happened;
    }

    public void After(LiveTopic topic, TopicEvent happened)
    {
        if (happened.Data is not SessionEnded ended) return;

        foreach (var connection in topic.Connections().Where(c => c.Actor.SessionId == ended.SessionId))
            connection.Close(CloseReasons.SessionEnded, allowReconnect: false);
    }

    public Task LostAsync(TopicRegistry topics, LiveTopic topic) => topic.Topic.Kind switch
    {
        TopicKind.User => RefreshAsync(topics, topic),
        TopicKind.Conversation => CheckAsync(topic),
        _ => Task.CompletedTask,
    };

    /// <summary>Subscribes connections to all conversations of their user.</summary>
    public async Task AddAllAsync(TopicRegistry topics, UserId user, IReadOnlyCollection<LiveConnection> connections)
    {
        var ids = await conversations.IdsOfAsync(user);
        var added = ids.SelectMany(id => connections.Select(c => LetIn(topics, c, Topic.Of(id)))).ToHashSet();

        // A topic that can't be watched at present tells its subscribers to resync as soon as it can.
        await Task.WhenAll(added.Select(t => t.WatchedAsync())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static LiveTopic LetIn(TopicRegistry topics, LiveConnection connection, Topic topic)
    {
        var live = topics.Add(connection, topic);
        live.Admit(connection);
        return live;
    }

    private static void LetIn(TopicRegistry topics, LiveTopic topic, UserId user)
    {
        foreach (var connection in topics.Find(Topic.Of(user))?.Connections() ?? []) LetIn(topics, connection, topic.Topic);
    }

    private static void PutOut(LiveTopic topic, LiveConnection[] connections)
    {
        foreach (var connection in connections) topic.Remove(connection);
    }

    private async Task<TopicEvent?> AddAsync(
        TopicRegistry topics, LiveTopic own, TopicEvent happened, ConversationId conversation)
    {
        var user = new UserId(own.Topic.Id);
        var added = own.Connections().Select(c => LetIn(topics, c, Topic.Of(conversation))).ToHashSet();
        await Task.WhenAll(added.Select(t => t.WatchedAsync()));

        var view = await conversations.ForUserAsync(user, conversation);
        return view?.Role is null ? null : happened with { Data = new ConversationAddedFor(view) };
    }

    private static void Remove(TopicRegistry topics, LiveTopic own, Topic conversation)
    {
        var live = topics.Find(conversation);
        foreach (var connection in own.Connections())
        {
            connection.Bar(conversation);
            live?.Remove(connection);
        }
    }

    private async Task RefreshAsync(TopicRegistry topics, LiveTopic own)
    {
        var user = new UserId(own.Topic.Id);
        var connections = own.Connections();
        foreach (var connection in connections)
        {
            if (!await grains.User(user).HasSession(connection.Actor.SessionId))
                connection.Close(CloseReasons.SessionEnded, allowReconnect: false);
        }

        foreach (var topic in connections.SelectMany(c => c.Followed()).Distinct()) await CheckAsync(topic, user);
        await AddAllAsync(topics, user, connections);
    }

    private async Task CheckAsync(LiveTopic topic)
    {
        foreach (var user in topic.Connections().Select(c => c.Actor.UserId).Distinct().ToArray())
            await CheckAsync(topic, user);
    }

    private async Task CheckAsync(LiveTopic topic, UserId user)
    {
        var connections = topic.ConnectionsOf(user);
        if (connections is [var one, ..] && !await grains.Topic(topic.Topic).MaySubscribe(one.Actor)) PutOut(topic, connections);
    }

    /// <summary>Whether an event changes something on this node besides being told.</summary>
    public static bool HasEffects(TopicEventData data) =>
        data is MemberJoined or MemberLeft or ConversationAdded or ConversationRemoved or SessionEnded;
}

/// <summary>Why the server closes a connection, as the close message says it.</summary>
internal static class CloseReasons
{
    public const string SessionEnded = "session_ended";
    public const string TooSlow = "too_slow";
    public const string Stopping = "stopping";
    public const string Unavailable = "unavailable";
}

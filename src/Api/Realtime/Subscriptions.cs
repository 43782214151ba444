using Spherespace.Hosting;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>
/// What connections are subscribed to. A connection is always put into a topic first and asked for its right after: a
/// right that ends meanwhile is then taken from it, and no change between the answer and the first event is missed.
/// </summary>
internal sealed class Subscriptions(
    TopicRegistry topics, TopicUplink uplink, TopicAnswers answers, IGrainFactory grains, RealtimeOptions options)
{
    /// <summary>Subscribes a new connection to its user's own topic and all their conversations.</summary>
    /// <returns>False when its session has ended.</returns>
    public async Task<bool> StartAsync(LiveConnection connection)
    {
        var user = connection.Actor.UserId;
        var own = topics.Add(connection, Topic.Of(user));
        own.Admit(connection);
        await own.WatchedAsync();
        if (!await grains.User(user).HasSession(connection.Actor.SessionId)) return false;

        await uplink.AddAllAsync(topics, user, [connection]);
        foreach (var barred in connection.Started()) topics.Find(barred)?.Remove(connection);
        return true;
    }

    /// <returns>What there is to know of the topic since that version, or a refusal.</returns>
    public async Task<object> SubscribeAsync(LiveConnection connection, Topic topic, long? since)
    {
        var publisher = grains.Topic(topic);
        if (!await publisher.MaySubscribe(connection.Actor)) return Refusals.NotFound.ToAnswer();
        if (connection.CountSubscriptions() > options.SubscriptionsMax) return TooMany();

        var live = topics.Add(connection, topic);
        await live.WatchedAsync();
        if (!await publisher.MaySubscribe(connection.Actor) || !live.Admit(connection))
        {
            live.Remove(connection);
            return Refusals.NotFound.ToAnswer();
        }

        return await answers.SinceAsync(connection.Actor, topic, since);
    }

    public object Unsubscribe(LiveConnection connection, Topic topic)
    {
        if (topic == Topic.Of(connection.Actor.UserId)) return OwnTopic.ToAnswer();

        topics.Find(topic)?.Remove(connection);
        return EmptyAnswer.Instance;
    }

    private static Refusal OwnTopic { get; } =
        Refusals.Invalid("topic", "A connection stays subscribed to its own user's topic.");

    private RefusedAnswer TooMany() => new Refusal(
        400, "too_many_subscriptions", "topic", $"A connection may have at most {options.SubscriptionsMax} subscriptions.").ToAnswer();
}

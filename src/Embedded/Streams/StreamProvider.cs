using System.Collections.Concurrent;
using Orleans.Streams;

namespace Orleans.Runtime;

/// <summary>
/// Streams inside this process. Publishing hands an event to every subscription and doesn't wait for the subscribers,
/// unless one of them is far behind. Subscriptions live as long as the process.
/// </summary>
internal sealed class StreamProvider(EmbeddedHost host, string name) : IStreamProvider
{
    private readonly ConcurrentDictionary<StreamId, StreamTopic> _topics = new();
    private long _published;

    public EmbeddedHost Host => host;

    public string Name => name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        host.Contracts.Require(typeof(T));
        return new AsyncStream<T>(this, streamId);
    }

    /// <returns>Completes when no subscription is too far behind.</returns>
    public Task Publish(StreamId stream, object? item)
    {
        host.ThrowUnlessRunning();
        var followers = host.Interfaces.FollowersOf(stream);
        if (followers.Length == 0 && !_topics.ContainsKey(stream)) return Task.CompletedTask;

        var published = new StreamEvent(item, new EventNumber(Interlocked.Increment(ref _published)));
        Task accepted;
        while (!TopicOf(stream).TryPublish(published, out accepted)) Remove(stream);
        return accepted;
    }

    public Subscription Subscribe(StreamId stream, Activation subscriber)
    {
        Subscription? made;
        while ((made = TopicOf(stream).TrySubscribe(subscriber.Class, subscriber.GrainId.Key)) is null) Remove(stream);
        return made;
    }

    public IReadOnlyList<Subscription> SubscriptionsOf(StreamId stream, Activation subscriber)
    {
        IReadOnlyList<Subscription>? found;
        while ((found = TopicOf(stream).TryFind(subscriber.Class, subscriber.GrainId.Key)) is null) Remove(stream);
        Remove(stream);
        return found;
    }

    public void Remove(StreamId stream)
    {
        if (_topics.TryGetValue(stream, out var topic) && topic.TryClose()) _topics.TryRemove(new(stream, topic));
    }

    private StreamTopic TopicOf(StreamId stream) => _topics.GetOrAdd(
        stream, static (id, provider) => new StreamTopic(provider, id, provider.Host.Interfaces.FollowersOf(id)), this);
}

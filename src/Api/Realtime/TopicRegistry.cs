using System.Collections.Concurrent;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>The topics that this node watches.</summary>
internal sealed class TopicRegistry(
    ITopicUplink uplink, RealtimeOptions options, RealtimeInstruments instruments, TimeProvider clock,
    ILogger<LiveTopic> logger)
{
    private readonly ConcurrentDictionary<Topic, LiveTopic> _topics = [];

    public LiveTopic? Find(Topic topic) => _topics.GetValueOrDefault(topic);

    /// <summary>Adds a connection to a topic, which is watched from then on; it has to be admitted to hear anything.</summary>
    public LiveTopic Add(LiveConnection connection, Topic topic)
    {
        while (true)
        {
            var live = _topics.GetOrAdd(topic, Open);
            if (live.TryAdd(connection)) return live;

            Forget(live);
        }
    }

    public void Deliver(TopicDelivery delivery) => Find(delivery.Topic)?.Deliver(delivery);

    /// <summary>Lets every topic do what is due: renew its lease, try again, or close.</summary>
    public void Sweep()
    {
        foreach (var (_, live) in _topics)
        {
            if (!live.Sweep()) Forget(live);
        }
    }

    public void Stop()
    {
        foreach (var (_, live) in _topics) live.Stop();
    }

    private void Forget(LiveTopic closed) => _topics.TryRemove(new(closed.Topic, closed));

    private LiveTopic Open(Topic topic) => new(topic, this, uplink, options, instruments, clock, logger);
}

using System.Collections.Concurrent;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>This process as the grains know it. They hold it by a reference that keeps nothing alive.</summary>
internal sealed class FrontNode(TopicRegistry topics) : IFrontNode
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _beats = [];

    public Task Deliver(TopicDelivery delivery)
    {
        if (_beats.TryRemove(delivery.Feed, out var beat)) beat.SetResult();
        else topics.Deliver(delivery);
        return Task.CompletedTask;
    }

    /// <summary>Asks, over the reference that grains have, whether deliveries arrive.</summary>
    public async Task BeatAsync(IFrontNode reference, CancellationToken cancellation)
    {
        var feed = Guid.NewGuid();
        var beat = _beats[feed] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await reference.Deliver(new TopicDelivery(default, feed, 0, [], Ends: false));
            await beat.Task.WaitAsync(cancellation);
        }
        finally
        {
            _beats.TryRemove(feed, out _);
        }
    }
}

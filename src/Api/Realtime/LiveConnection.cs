using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>
/// One client's connection: which topics it follows and what waits to be written to it. Writing never waits for the
/// client: what it doesn't take in time is dropped, and it is told which topics to subscribe to again.
/// </summary>
internal sealed class LiveConnection(
    HubConnectionContext hub, Actor actor, RealtimeOptions options, RealtimeInstruments instruments, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly HashSet<LiveTopic> _topics = [];
    private readonly Queue<Frame> _waiting = [];
    private readonly HashSet<string> _behind = [];
    private HashSet<Topic>? _barred = [];
    private int _waitingBytes;
    private bool _isWriting;
    private bool _isEnded;
    private long _progressAt;

    public Actor Actor => actor;

    public string Id => hub.ConnectionId;

    /// <summary>How many topics it follows beside conversations, which it follows by being in them.</summary>
    public int CountSubscriptions()
    {
        lock (_gate) return _topics.Count(t => t.Topic.Kind is not TopicKind.Conversation);
    }

    /// <summary>Hands a frame to the client, now or after those that wait.</summary>
    public void Send(Frame frame)
    {
        lock (_gate)
        {
            if (_isEnded || _behind.Contains(frame.Topic)) return;
            if (_isWriting)
            {
                Wait(frame);
                return;
            }

            var write = hub.WriteAsync(frame.Message);
            if (write.IsCompletedSuccessfully) return;

            _isWriting = true;
            _progressAt = clock.GetTimestamp();
            _ = DrainAsync(write);
        }
    }

    /// <summary>Whether a write has made no progress for longer than the client is allowed to.</summary>
    public bool IsStuck()
    {
        lock (_gate) return _isWriting && !_isEnded && clock.GetElapsedTime(_progressAt) > options.StuckAfter;
    }

    /// <summary>Completes when all that was written has left and the connection is gone.</summary>
    public Task GoneAsync()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closed = hub.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed ?? hub.ConnectionAborted;
        closed.UnsafeRegister(static gone => ((TaskCompletionSource)gone!).TrySetResult(), gone);
        return gone.Task;
    }

    /// <summary>Tells the client why, and closes.</summary>
    public void Close(string? reason, bool allowReconnect)
    {
        bool isWriting;
        lock (_gate)
        {
            _isEnded = true;
            _waiting.Clear();
            isWriting = _isWriting;
        }

        // A close message behind a write that doesn't end would never leave.
        if (!isWriting) _ = hub.WriteAsync(new CloseMessage(reason, allowReconnect)).AsTask();
        hub.Abort();
    }

    /// <returns>False when the connection has ended.</returns>
    public bool Follow(LiveTopic topic)
    {
        lock (_gate)
        {
            if (!_isEnded) _topics.Add(topic);
            return !_isEnded;
        }
    }

    public void Unfollow(LiveTopic topic)
    {
        lock (_gate) _topics.Remove(topic);
    }

    public LiveTopic[] Followed()
    {
        lock (_gate) return [.. _topics];
    }

    /// <summary>Ends everything.</summary>
    /// <returns>The topics that were followed.</returns>
    public LiveTopic[] End()
    {
        lock (_gate)
        {
            _isEnded = true;
            _waiting.Clear();
            LiveTopic[] topics = [.. _topics];
            _topics.Clear();
            return topics;
        }
    }

    /// <summary>Takes a right away that a list, read while the connection starts, may still contain.</summary>
    public void Bar(Topic topic)
    {
        lock (_gate) _barred?.Add(topic);
    }

    /// <returns>What was barred while the connection started; from now on nothing is.</returns>
    public IReadOnlySet<Topic> Started()
    {
        lock (_gate)
        {
            var barred = _barred ?? [];
            _barred = null;
            return barred;
        }
    }

    private void Wait(Frame frame)
    {
        _waiting.Enqueue(frame);
        _waitingBytes += frame.Bytes;
        if (_waiting.Count <= options.WaitingFramesMax && _waitingBytes <= options.WaitingBytesMax) return;

        foreach (var dropped in _waiting) _behind.Add(dropped.Topic);
        instruments.Resynced(1);
        _waiting.Clear();
        _waitingBytes = 0;
    }

    private async Task DrainAsync(ValueTask write)
    {
        await write;
        while (Next() is { } frame) await hub.WriteAsync(frame.Message);
    }

    private Frame? Next()
    {
        lock (_gate)
        {
            _progressAt = clock.GetTimestamp();
            if (_waiting.TryDequeue(out var frame))
            {
                _waitingBytes -= frame.Bytes;
                return frame;
            }

            if (!_isEnded && _behind.Count > 0)
            {
                var topic = _behind.First();
                _behind.Remove(topic);
                return Frame.Resync(topic);
            }

            _isWriting = false;
            return null;
        }
    }
}

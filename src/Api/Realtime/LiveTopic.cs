using Spherespace.Conversations;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>
/// One topic on this node: watched once in its grain however many connections subscribe. Everything that happens to it
/// happens in one loop, one thing after the other; what arrives while a frame is being written leaves together as the
/// next one.
/// </summary>
internal sealed partial class LiveTopic(
    Topic topic, TopicRegistry topics, ITopicUplink uplink, RealtimeOptions options, RealtimeInstruments instruments,
    TimeProvider clock, ILogger<LiveTopic> logger)
    : IThreadPoolWorkItem
{
    private const int FrameEventsMax = 250;

    private readonly Lock _gate = new();
    private readonly TopicFeed _feed = new();
    private readonly Subscribers _subscribers = new();
    private readonly List<TopicEvent> _batch = [];
    private List<TopicDelivery> _arrived = [];
    private TaskCompletionSource _watched = NewSource();
    private bool _isRunning;
    private bool _isClosed;
    private bool _mustRenew;
    private bool _mustLeave;
    private bool _hasLost;
    private bool _hadHole;
    private long _dueAt = clock.GetTimestamp();
    private long _desertedAt = clock.GetTimestamp();

    public Topic Topic => topic;

    public string Name { get; } = TopicName.Of(topic);

    /// <summary>Completes when the topic has been watched once: from then on nothing is missed unnoticed.</summary>
    public Task WatchedAsync()
    {
        lock (_gate) return _watched.Task;
    }

    /// <summary>
    /// Adds a connection that hears nothing yet but loses its place when its right ends; <see cref="Admit"/> is next.
    /// </summary>
    /// <returns>False when the topic is closed; its successor has to be taken.</returns>
    public bool TryAdd(LiveConnection connection)
    {
        lock (_gate)
        {
            if (_isClosed) return false;
            if (_subscribers.Add(connection)) instruments.Subscribed();
            RunIfDue();
        }

        if (!connection.Follow(this)) Remove(connection);
        return true;
    }

    /// <returns>False when its right ended since it was added.</returns>
    public bool Admit(LiveConnection connection) => _subscribers.Admit(connection);

    public void Remove(LiveConnection connection)
    {
        connection.Unfollow(this);
        if (!_subscribers.Remove(connection)) return;

        instruments.Unsubscribed();
        lock (_gate) _desertedAt = clock.GetTimestamp();
    }

    public LiveConnection[] ConnectionsOf(UserId user) => _subscribers.Of(user);

    public LiveConnection[] Connections() => _subscribers.All();

    public void Deliver(TopicDelivery delivery)
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _arrived.Add(delivery);
            RunIfDue();
        }
    }

    /// <summary>Renews the lease, tries again, or closes, whatever is due.</summary>
    /// <returns>False when the topic is closed.</returns>
    public bool Sweep()
    {
        lock (_gate)
        {
            if (_isRunning || _isClosed) return !_isClosed;

            BreakOldHole();
            _mustLeave = _subscribers.IsEmpty && clock.GetElapsedTime(_desertedAt) > options.Linger;
            _mustRenew = _feed.IsWhole && clock.GetTimestamp() >= _dueAt;
            RunIfDue();
            return true;
        }
    }

    /// <summary>Ends what the topic does, without a word to its grain: the process stops.</summary>
    public void Stop()
    {
        lock (_gate) _isClosed = true;
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private void RunIfDue()
    {
        if (_isRunning || _isClosed || !IsDue()) return;

        _isRunning = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool IsDue() =>
        _arrived.Count > 0 || _mustLeave || _mustRenew || (!_feed.IsWhole && clock.GetTimestamp() >= _dueAt);

    private async Task RunAsync()
    {
        while (Next() is { } arrived)
        {
            await TakeAsync(arrived);
            if (_mustLeave) await LeaveAsync();
            else if (!_feed.IsWhole) await TryAsync(CatchUpAsync);
            else if (_mustRenew) await TryAsync(RenewAsync);
        }
    }

    private List<TopicDelivery>? Next()
    {
        lock (_gate)
        {
            _isRunning = !_isClosed && IsDue();
            if (!_isRunning) return null;

            var arrived = _arrived;
            _arrived = [];
            return arrived;
        }
    }

    private async ValueTask TakeAsync(List<TopicDelivery> arrived)
    {
        try
        {
            foreach (var delivery in arrived) await TellAsync(_feed.Take(delivery));
            FinishFrame();
        }
        catch (Exception fault)
        {
            LogFailed(Name, fault);
            _batch.Clear();
            _feed.Break();
            _hasLost = true;
        }
    }

    private async ValueTask TellAsync(IReadOnlyList<TopicEvent> events)
    {
        foreach (var happened in events)
        {
            if (TopicUplink.HasEffects(happened.Data)) await TellWithEffectsAsync(happened);
            else Add(happened);
        }
    }

    // Who loses or gains the topic with this event hears all that was before it, or nothing that was.
    private async ValueTask TellWithEffectsAsync(TopicEvent happened)
    {
        FinishFrame();
        if (await uplink.BeforeAsync(topics, this, happened) is { } told) Add(told);
        FinishFrame();
        uplink.After(this, happened);
    }

    private void Add(TopicEvent happened)
    {
        _batch.Add(happened);
        if (_batch.Count >= FrameEventsMax) FinishFrame();
    }

    private void FinishFrame()
    {
        var audience = _subscribers.Audience();
        if (_batch.Count > 0 && audience.Length > 0)
        {
            instruments.Sent(audience.Length, _batch.Count);
            Send(audience, Frame.Events(Name, _batch));
        }

        _batch.Clear();
    }

    private static void Send(LiveConnection[] audience, Frame frame)
    {
        foreach (var connection in audience) connection.Send(frame);
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception fault)
        {
            if (!_isClosed) LogFailed(Name, fault);
            Due(options.RetryAfter);
            TellThoseWhoWait(fault);
        }
    }

    private async Task RenewAsync()
    {
        _mustRenew = false;
        var lease = await uplink.WatchAsync(topic);
        _feed.Renew(lease);
        Due(_feed.IsWhole ? RenewalOf(lease) : TimeSpan.Zero);
    }

    private async Task CatchUpAsync()
    {
        var lease = await uplink.WatchAsync(topic);
        var gap = _feed.Resume(lease);
        _hasLost |= gap is FeedGap.Unknown;
        var version = await CloseAsync(gap) ?? lease.Version;

        _feed.CaughtUp(version);
        _hasLost = false;
        Due(RenewalOf(lease));
        lock (_gate) _watched.TrySetResult();
    }

    /// <returns>The version that storage led to, where it was asked.</returns>
    private async Task<long?> CloseAsync(FeedGap gap)
    {
        if (gap is FeedGap.None && !_hasLost) return null;

        LogMissed(Name);
        var changes = _hasLost ? null : await uplink.ChangesSinceAsync(topic, _feed.Version!.Value);
        if (changes is not null && IsDense(changes)) await TellAsync(changes.Events);
        else await ResyncAsync();

        FinishFrame();
        return changes?.Version;
    }

    private async Task ResyncAsync()
    {
        await uplink.LostAsync(topics, this);
        var audience = _subscribers.Audience();
        instruments.Resynced(audience.Length);
        Send(audience, Frame.Resync(Name));
    }

    // A change that was overwritten by a later one has no event any more; a client would take the hole for a loss.
    private bool IsDense(ConversationChanges changes)
    {
        var version = _feed.Version;
        return changes.Events.All(e => e.Version == ++version) && version == changes.Version;
    }

    private async Task LeaveAsync()
    {
        _mustLeave = false;
        await TryAsync(() => uplink.UnwatchAsync(topic));
        lock (_gate)
        {
            _isClosed = _subscribers.IsEmpty;
            _feed.Break();
            Due(TimeSpan.Zero);
        }
    }

    // What was overtaken on its way comes soon, or never.
    private void BreakOldHole()
    {
        if (_hadHole && _feed.HasHole && _feed.IsWhole)
        {
            _feed.Break();
            Due(TimeSpan.Zero);
        }

        _hadHole = _feed.HasHole;
    }

    // A third of the lease, less up to a quarter of that: not all topics at once.
    private static TimeSpan RenewalOf(TopicLease lease) => lease.Lasts / 3 * (1 - (Random.Shared.NextDouble() / 4));

    private void Due(TimeSpan after) =>
        _dueAt = clock.GetTimestamp() + (long)(after.TotalSeconds * clock.TimestampFrequency);

    private void TellThoseWhoWait(Exception fault)
    {
        lock (_gate)
        {
            if (!_watched.TrySetException(fault)) return;

            // They go on without; whatever they miss, they are told to look again.
            _ = _watched.Task.Exception;
            _watched = NewSource();
            _hasLost = true;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Information, Message = "Something of {Topic} was missed; catching up.")]
    private partial void LogMissed(string topic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Topic} can't be followed at present; trying again.")]
    private partial void LogFailed(string topic, Exception fault);
}

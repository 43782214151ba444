namespace Spherespace.Testing;

/// <summary>
/// A clock that stands still until a test advances it. Timers fire on the thread that advances it, in the order in
/// which they are due, each at its own time.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;
    private long _made;

    public ManualClock() : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public ManualClock(DateTimeOffset now) => _now = now;

    /// <summary>How many timers will fire if the clock is advanced far enough. A test can wait for one.</summary>
    public int ArmedTimers
    {
        get
        {
            lock (_gate) return _timers.Count(static timer => timer.DueAt is not null);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
        {
            timer.Order = _made++;
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on, and fires what is due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetUtcNow() + by;
        while (TakeDue(until) is { } due) due.Fire();
        lock (_gate) _now = until;
    }

    /// <summary>Moves time on to the next timer and fires it.</summary>
    /// <returns>False where no timer is armed.</returns>
    public bool AdvanceToNextTimer()
    {
        var due = TakeDue(DateTimeOffset.MaxValue);
        due?.Fire();
        return due is not null;
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            var due = _timers
                .Where(timer => timer.DueAt is { } at && at <= until)
                .OrderBy(static timer => timer.DueAt)
                .ThenBy(static timer => timer.Order)
                .FirstOrDefault();
            if (due is null) return null;

            if (due.DueAt > _now) _now = due.DueAt.Value;
            due.Rearm(_now);
            return due;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? DueAt { get; private set; }

        public long Order { get; set; }

        public void Fire() => callback(state);

        public void Rearm(DateTimeOffset now) =>
            DueAt = _period > TimeSpan.Zero ? now + _period : null;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (!clock._timers.Contains(this)) return false;

                _period = period;
                DueAt = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

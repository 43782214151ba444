using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>
/// Fails calls whose answer doesn't come. Calls of one timeout expire in the order in which they were sent, so each
/// timeout has a line, and one timer for the head of it.
/// </summary>
internal sealed class ResponseTimeouts(TimeSpan usual, TimeProvider clock)
{
    private readonly Line _usual = new(usual, clock);
    private readonly ConcurrentDictionary<TimeSpan, Line> _others = new();

    /// <returns>Where to take the call out again.</returns>
    public Line Add(PendingCall call)
    {
        var line = call.Request.Contract.ResponseTimeout is { } own
            ? _others.GetOrAdd(own, static (timeout, clock) => new Line(timeout, clock), clock)
            : _usual;
        line.Add(call);
        return line;
    }

    internal sealed class Line
    {
        private readonly Lock _gate = new();
        private readonly TimeSpan _timeout;
        private readonly TimeProvider _clock;
        private readonly ITimer _timer;
        private PendingCall? _first;
        private PendingCall? _last;
        private bool _armed;

        public Line(TimeSpan timeout, TimeProvider clock)
        {
            _timeout = timeout;
            _clock = clock;
            _timer = CleanContext.Run(() => clock.CreateTimer(
                static line => ((Line)line!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        }

        public void Add(PendingCall call)
        {
            call.SentAt = _clock.GetTimestamp();
            lock (_gate)
            {
                call.Previous = _last;
                if (_last is null) _first = call;
                else _last.Next = call;
                _last = call;
                if (!_armed) Arm(_timeout);
            }
        }

        public void Remove(PendingCall call)
        {
            lock (_gate)
            {
                if (call.Previous is null && !ReferenceEquals(_first, call)) return;

                if (call.Previous is null) _first = call.Next;
                else call.Previous.Next = call.Next;
                if (call.Next is null) _last = call.Previous;
                else call.Next.Previous = call.Previous;
                call.Previous = call.Next = null;
            }
        }

        private void Expire()
        {
            while (TakeExpired() is { } call) call.TimeOut(_timeout);
        }

        private PendingCall? TakeExpired()
        {
            lock (_gate)
            {
                _armed = false;
                if (_first is not { } call) return null;

                var left = _timeout - _clock.GetElapsedTime(call.SentAt);
                if (left > TimeSpan.Zero)
                {
                    Arm(left);
                    return null;
                }

                Remove(call);
                return call;
            }
        }

        private void Arm(TimeSpan due)
        {
            if (_timeout == Timeout.InfiniteTimeSpan) return;

            _armed = true;
            // Timers count whole milliseconds; a fraction would wake it just before the head is due.
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(due.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }
}

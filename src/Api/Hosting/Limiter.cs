using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>
/// Counts what callers do. Each caller's account is one moment: when it will be full again (the generic cell rate
/// algorithm), from which every number that the contract promises follows; the framework's limiters tell none of them.
/// </summary>
internal sealed class Limiter(IOptions<LimitsOptions> options, TimeProvider clock)
{
    private readonly LimitsOptions _options = options.Value;
    private readonly Lock _turning = new();
    private ConcurrentDictionary<(string Limit, string Caller), Account> _recent = new();
    private ConcurrentDictionary<(string Limit, string Caller), Account> _older = new();
    private int _recentCount;

    public bool Enabled => _options.Enabled;

    /// <summary>Spends one permit of the caller's, if there is one. Safe from any thread, and never waits.</summary>
    /// <param name="limit">One of <see cref="Limits"/>.</param>
    /// <param name="caller">Whoever is counted: a user id, an address.</param>
    public LimitDecision Take(string limit, string caller)
    {
        var rule = _options[limit];
        if (!Enabled) return new(true, rule.Permits, rule.Permits, clock.GetUtcNow(), TimeSpan.Zero);

        return Find((limit, caller)).Take(rule, clock.GetUtcNow());
    }

    private Account Find((string Limit, string Caller) key)
    {
        if (_recent.TryGetValue(key, out var account)) return account;

        account = _recent.GetOrAdd(key, _older.TryGetValue(key, out var older) ? older : new Account());
        if (Interlocked.Increment(ref _recentCount) >= _options.CallersMax) ForgetOldest();
        return account;
    }

    // Whoever was seen since the last time is in the recent half; the rest goes.
    private void ForgetOldest()
    {
        lock (_turning)
        {
            if (_recentCount < _options.CallersMax) return;

            _older = _recent;
            _recent = new();
            _recentCount = 0;
        }
    }

    private sealed class Account
    {
        private long _fullAgainAt;

        public LimitDecision Take(LimitOptions rule, DateTimeOffset now)
        {
            var period = TimeSpan.TicksPerSecond * rule.Seconds;
            var cost = period / rule.Permits;
            while (true)
            {
                var seen = Volatile.Read(ref _fullAgainAt);
                // A clock that was set back must not lock anybody out for longer than the period.
                var debt = Math.Clamp(seen - now.UtcTicks, 0, period);
                var wait = debt + cost - cost * rule.Permits;
                if (wait > 0) return new(false, rule.Permits, 0, now.AddTicks(debt), TimeSpan.FromTicks(wait));

                var spent = debt + cost;
                if (Interlocked.CompareExchange(ref _fullAgainAt, now.UtcTicks + spent, seen) != seen) continue;

                return new(true, rule.Permits, (int)(rule.Permits - ((spent + cost - 1) / cost)), now.AddTicks(spent), TimeSpan.Zero);
            }
        }
    }
}

/// <summary>What a limit says to one request.</summary>
/// <param name="Limit">How many are allowed.</param>
/// <param name="Remaining">How many are left right now.</param>
/// <param name="Reset">When all of them are back.</param>
/// <param name="RetryAfter">How long until the next one is allowed; zero where this one was.</param>
internal readonly record struct LimitDecision(bool Allowed, int Limit, int Remaining, DateTimeOffset Reset, TimeSpan RetryAfter);

using Microsoft.Extensions.Options;
using Spherespace.Testing;

namespace Spherespace.Hosting;

public sealed class LimiterTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Take_EvenlySpaced_NeverRefuses()
    {
        var limiter = Limiter(new LimitsOptions { Messages = new(60, 60) });

        for (var second = 0; second < 1000; second++)
        {
            limiter.Take(Limits.Messages, "ana").Allowed.ShouldBeTrue();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Take_AsFastAsCanBe_GivesTheBurstAndThenTheRate()
    {
        var limiter = Limiter(new LimitsOptions { Messages = new(50, 60) });

        var allowed = 0;
        for (var tenth = 0; tenth < 600; tenth++)
        {
            if (limiter.Take(Limits.Messages, "ana").Allowed) allowed++;
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        allowed.ShouldBe(99);
    }

    [Fact]
    public void Take_WithTheClockSetBack_WaitsNoLongerThanThePeriod()
    {
        var limiter = Limiter(new LimitsOptions { Messages = new(1, 60) });
        var clock = new ManualClock(_clock.GetUtcNow().AddDays(-1));
        limiter.Take(Limits.Messages, "ana").Allowed.ShouldBeTrue();

        var early = new Limiter(Options.Create(new LimitsOptions { Messages = new(1, 60) }), clock);

        early.Take(Limits.Messages, "ana").Allowed.ShouldBeTrue();
        early.Take(Limits.Messages, "ana").RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Take_ByMoreCallersThanRemembered_StillKnowsTheBusyOnes()
    {
        var limiter = Limiter(new LimitsOptions { Messages = new(10, 3600), CallersMax = 100 });

        for (var caller = 0; caller < 10_000; caller++)
        {
            limiter.Take(Limits.Messages, $"{caller}");
            if (caller % 50 == 0) limiter.Take(Limits.Messages, "ana");
        }

        limiter.Take(Limits.Messages, "ana").Allowed.ShouldBeFalse();
    }

    [Fact]
    public async Task Take_FromManyThreads_GivesExactlyThePermits()
    {
        var limiter = Limiter(new LimitsOptions { Messages = new(1000, 3600) });

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 500).Count(_ => limiter.Take(Limits.Messages, "ana").Allowed))));

        taken.Sum().ShouldBe(1000);
    }

    [Fact]
    public void Take_TurnedOff_AlwaysAllows()
    {
        var limiter = Limiter(new LimitsOptions { Enabled = false, Messages = new(1, 60) });

        for (var message = 0; message < 10; message++) limiter.Take(Limits.Messages, "ana").Allowed.ShouldBeTrue();
    }

    private Limiter Limiter(LimitsOptions options) => new(Options.Create(options), _clock);
}

using Orleans;
using Orleans.Runtime;

namespace Spherespace.Hosts.Timers;

public interface ITimerGrain : IGrainWithGuidKey
{
    /// <summary>Starts a timer that raises "tick 1", "tick 2", … and then stops itself at the given number.</summary>
    Task Tick(int times, bool interleave);

    /// <summary>Starts a timer whose first tick throws.</summary>
    Task TickAndFail();

    /// <summary>Starts a timer that would tick in an hour, and then changes it to tick now.</summary>
    Task TickEarlier();

    Task Hold();

    Task HoldWhileTicking(bool interleave);
}

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(1);
    private bool _holding;

    private Guid Here => this.GetPrimaryKey();

    public Task Tick(int times, bool interleave)
    {
        var ticked = 0;
        IGrainTimer? timer = null;
        timer = this.RegisterGrainTimer(
            _ =>
            {
                Signals.Raise(Here, $"tick {++ticked}", _holding ? "while holding" : "alone");
                if (ticked == times) timer!.Dispose();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(Shortly, Shortly) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task TickAndFail()
    {
        var ticked = 0;
        this.RegisterGrainTimer(
            () =>
            {
                Signals.Raise(Here, $"tick {++ticked}");
                return ticked == 1 ? throw new InvalidOperationException("The first tick fails.") : Task.CompletedTask;
            },
            Shortly,
            Shortly);
        return Task.CompletedTask;
    }

    public Task TickEarlier()
    {
        var timer = this.RegisterGrainTimer(
            static here =>
            {
                Signals.Raise(here, "tick 1");
                return Task.CompletedTask;
            },
            Here,
            TimeSpan.FromHours(1),
            Timeout.InfiniteTimeSpan);
        timer.Change(Shortly, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task Hold()
    {
        _holding = true;
        Signals.Raise(Here, "held");
        await Signals.Until(Here, "let go");
        _holding = false;
    }

    public async Task HoldWhileTicking(bool interleave)
    {
        await Tick(1, interleave);
        await Hold();
    }
}

public sealed class TimerTests(GrainHostFixture host) : GrainHostTests(host)
{
    private ITimerGrain Grain => Grains.GetGrain<ITimerGrain>(Here);

    [Fact]
    public async Task Timer_WithAPeriod_TicksUntilDisposed()
    {
        await Grain.Tick(times: 3, interleave: false);

        await Signals.When(Here, "tick 3");
        Signals.IsRaised(Here, "tick 4").ShouldBeFalse();
    }

    [Fact]
    public async Task Timer_DueWhileARequestRuns_WaitsForIt()
    {
        var holding = Grain.HoldWhileTicking(interleave: false);
        await Signals.When(Here, "held");

        Signals.Raise(Here, "let go");
        await holding;

        (await Signals.When(Here, "tick 1")).ShouldBe("alone");
    }

    [Fact]
    public async Task Timer_ThatInterleaves_TicksWhileARequestRuns()
    {
        var holding = Grain.HoldWhileTicking(interleave: true);

        (await Signals.When(Here, "tick 1")).ShouldBe("while holding");
        Signals.Raise(Here, "let go");
        await holding;
    }

    [Fact]
    public async Task Timer_WhoseTickThrows_TicksOn()
    {
        await Grain.TickAndFail();

        await Signals.When(Here, "tick 2");
    }

    [Fact]
    public async Task Change_ToAnEarlierTime_TicksThen()
    {
        await Grain.TickEarlier();

        await Signals.When(Here, "tick 1");
    }
}

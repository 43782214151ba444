using Orleans;
using Orleans.Runtime;

namespace Spherespace.Hosts.Embedded;

public interface IAgeingGrain : IGrainWithGuidKey
{
    Task<Guid> Activation();

    Task Delay(TimeSpan delay);

    /// <summary>Starts a timer that ticks every half minute.</summary>
    Task Tick(bool keepAlive);

    Task Hold();
}

public interface IEternalGrain : IGrainWithGuidKey
{
    Task<Guid> Activation();
}

public interface IShortLivedGrain : IGrainWithGuidKey
{
    Task<Guid> Activation();
}

internal abstract class AgeingGrainBase : Grain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise(this.GetPrimaryKey(), "left", reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }
}

internal sealed class AgeingGrain : AgeingGrainBase, IAgeingGrain
{
    public Task Delay(TimeSpan delay)
    {
        DelayDeactivation(delay);
        return Task.CompletedTask;
    }

    public Task Tick(bool keepAlive)
    {
        var halfAMinute = TimeSpan.FromSeconds(30);
        this.RegisterGrainTimer(
            static () => Task.CompletedTask,
            new GrainTimerCreationOptions(halfAMinute, halfAMinute) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public async Task Hold()
    {
        Signals.Raise(this.GetPrimaryKey(), "held");
        await Signals.Until(this.GetPrimaryKey(), "let go");
    }
}

[KeepAlive]
internal sealed class EternalGrain : AgeingGrainBase, IEternalGrain;

[CollectionAgeLimit(Minutes = 2)]
internal sealed class ShortLivedGrain : AgeingGrainBase, IShortLivedGrain;

public sealed class TimeTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Guid _here = Guid.NewGuid();
    private OwnHost _host = null!;

    private IAgeingGrain Grain => _host.Grains.GetGrain<IAgeingGrain>(_here);

    public async Task InitializeAsync() => _host = await OwnHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Collection_OfAnIdleGrain_EndsIt()
    {
        await Grain.Activation();

        await Pass(minutes: 14);
        Signals.IsRaised(_here, "left").ShouldBeFalse();
        await Pass(minutes: 3);

        (await Signals.When(_here, "left")).ShouldBe("ActivationIdle");
    }

    [Fact]
    public async Task Collection_OfAGrainInUse_SparesIt()
    {
        var activation = await Grain.Activation();

        for (var minute = 0; minute < 60; minute++)
        {
            await Pass(minutes: 1);
            (await Grain.Activation()).ShouldBe(activation);
        }
    }

    [Fact]
    public async Task Collection_OfABusyGrain_SparesIt()
    {
        var holding = Grain.Hold();
        await Signals.When(_here, "held");

        await Pass(minutes: 60);

        Signals.IsRaised(_here, "left").ShouldBeFalse();
        Signals.Raise(_here, "let go");
        await holding.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task Collection_OfAGrainThatAskedForDelay_Waits()
    {
        await Grain.Delay(TimeSpan.FromHours(1));

        await Pass(minutes: 59);
        Signals.IsRaised(_here, "left").ShouldBeFalse();
        await Pass(minutes: 2);

        await Signals.When(_here, "left");
    }

    [Fact]
    public async Task Collection_OfAGrainThatTookItsDelayBack_Comes()
    {
        await Grain.Delay(TimeSpan.FromHours(1));
        await Grain.Delay(TimeSpan.Zero);

        await Pass(minutes: 17);

        await Signals.When(_here, "left");
    }

    [Fact]
    public async Task Collection_OfAKeptAliveGrain_NeverComes()
    {
        var eternal = _host.Grains.GetGrain<IEternalGrain>(_here);
        var activation = await eternal.Activation();

        await Pass(minutes: 24 * 60);

        (await eternal.Activation()).ShouldBe(activation);
    }

    [Fact]
    public async Task Collection_WithAnAgeOfItsOwn_ComesThen()
    {
        await _host.Grains.GetGrain<IShortLivedGrain>(_here).Activation();

        await Pass(minutes: 4);

        await Signals.When(_here, "left");
    }

    [Fact]
    public async Task Timer_ByDefault_DoesNotKeepItsGrainAlive()
    {
        await Grain.Tick(keepAlive: false);

        await Pass(minutes: 18);

        await Signals.When(_here, "left");
    }

    [Fact]
    public async Task Timer_ThatKeepsAlive_KeepsItsGrainAlive()
    {
        await Grain.Tick(keepAlive: true);
        var activation = await Grain.Activation();

        await Pass(minutes: 60);

        (await Grain.Activation()).ShouldBe(activation);
    }

    [Fact]
    public async Task Call_WithoutAnswer_FailsWhenTheTimeIsOver()
    {
        var call = Grain.Hold();
        await Signals.When(_here, "held");

        _host.Clock.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        _host.Clock.Advance(TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<TimeoutException>(() => call)).Message
            .ShouldBe($"Response did not arrive on time in 00:00:30 for IAgeingGrain.Hold on ageing/{_here:N}.");
        Signals.Raise(_here, "let go");
    }

    [Fact]
    public async Task Call_ThatTimedOutWhileWaiting_IsNeverMade()
    {
        var holding = Grain.Hold();
        await Signals.When(_here, "held");
        var waiting = Grain.Delay(TimeSpan.FromDays(1));

        _host.Clock.Advance(TimeSpan.FromSeconds(30));
        await Should.ThrowAsync<TimeoutException>(() => waiting);
        await Should.ThrowAsync<TimeoutException>(() => holding);
        Signals.Raise(_here, "let go");

        await Grain.Activation();
        await Pass(minutes: 17);
        (await Signals.When(_here, "left")).ShouldBe("ActivationIdle", "the delay was never asked for");
    }

    // Ticks and collections happen in turns of their own; a call finds out when they are through.
    private async Task Pass(int minutes)
    {
        var bystander = _host.Grains.GetGrain<IEternalGrain>(Guid.NewGuid());
        for (var minute = 0; minute < minutes; minute++)
        {
            _host.Clock.Advance(Minute / 2);
            await bystander.Activation();
            _host.Clock.Advance(Minute / 2);
            await bystander.Activation();
        }
    }
}

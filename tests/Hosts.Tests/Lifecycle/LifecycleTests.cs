using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Spherespace.Hosts.Lifecycle;

public interface ILivelyGrain : IGrainWithGuidKey
{
    Task<Guid> Activation();

    Task<bool> WasActivatedFirst();

    Task Leave();

    Task HoldAndLeave();
}

/// <summary>Fails to activate until the signal "mended" is raised at its key.</summary>
public interface IBrittleGrain : IGrainWithGuidKey
{
    Task<int> Work();
}

internal sealed class LivelyGrain : Grain, ILivelyGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private bool _activated;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activated = true;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise(this.GetPrimaryKey(), "left", $"{reason.ReasonCode} {_activation}");
        return Task.CompletedTask;
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task<bool> WasActivatedFirst() => Task.FromResult(_activated);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task HoldAndLeave()
    {
        Signals.Raise(this.GetPrimaryKey(), "held");
        await Signals.Until(this.GetPrimaryKey(), "let go");
        DeactivateOnIdle();
    }
}

internal sealed class BrittleGrain : Grain, IBrittleGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Signals.IsRaised(this.GetPrimaryKey(), "mended")
            ? Task.CompletedTask
            : throw new InvalidOperationException("Not mended yet.");

    public Task<int> Work() => Task.FromResult(1);
}

public interface IInjectedGrain : IGrainWithGuidKey
{
    Task<Guid> KeyOfTheContext();

    Task<bool> HasItsOwnServices();
}

internal sealed class InjectedGrain(IGrainContext context, IGrainFactory grains, ILogger<InjectedGrain> logger)
    : Grain(context), IInjectedGrain
{
    public Task<Guid> KeyOfTheContext() => Task.FromResult(GrainContext.GrainId.GetGuidKey(out _));

    public Task<bool> HasItsOwnServices() => Task.FromResult(
        ReferenceEquals(GrainContext.ActivationServices.GetService(typeof(IGrainFactory)), grains) && logger is not null);
}

public sealed class LifecycleTests(GrainHostFixture host) : GrainHostTests(host)
{
    private ILivelyGrain Grain => Grains.GetGrain<ILivelyGrain>(Here);

    [Fact]
    public async Task Constructor_AskingForItsContextAndServices_GetsThem()
    {
        var injected = Grains.GetGrain<IInjectedGrain>(Here);

        (await injected.KeyOfTheContext()).ShouldBe(Here);
        (await injected.HasItsOwnServices()).ShouldBeTrue();
    }

    [Fact]
    public async Task OnActivateAsync_Runs_BeforeTheFirstCall() => (await Grain.WasActivatedFirst()).ShouldBeTrue();

    [Fact]
    public async Task DeactivateOnIdle_SaysGoodbye_AndTheNextCallFindsANewActivation()
    {
        var first = await Grain.Activation();

        await Grain.Leave();

        (await Signals.When(Here, "left")).ShouldBe($"ApplicationRequested {first}");
        (await Grain.Activation()).ShouldNotBe(first);
    }

    [Fact]
    public async Task DeactivateOnIdle_WhileRequestsWait_HandsThemToANewActivation()
    {
        var first = await Grain.Activation();
        var holding = Grain.HoldAndLeave();
        await Signals.When(Here, "held");
        var waiting = Enumerable.Range(0, 10).Select(_ => Grain.Activation()).ToList();

        Signals.Raise(Here, "let go");
        await holding;
        var found = await Task.WhenAll(waiting).Soon("the waiting requests");

        found.Distinct().Count().ShouldBe(1);
        found[0].ShouldNotBe(first);
    }

    [Fact]
    public async Task OnActivateAsync_ThatThrows_FailsTheCallAndIsTriedAgain()
    {
        var brittle = Grains.GetGrain<IBrittleGrain>(Here);
        (await Should.ThrowAsync<InvalidOperationException>(() => brittle.Work())).Message.ShouldBe("Not mended yet.");

        Signals.Raise(Here, "mended");

        (await WorkAgain(brittle).Soon("the mended grain")).ShouldBe(1);
    }

    [Fact]
    public async Task Stop_WithActivations_SaysGoodbyeToAll()
    {
        var other = NewHost();
        await other.InitializeAsync();
        var grain = other.Grains.GetGrain<ILivelyGrain>(Here);
        var activation = await grain.Activation();

        await other.DisposeAsync();

        (await Signals.When(Here, "left")).ShouldBe($"ShuttingDown {activation}");
    }

    // A cluster lets some seconds pass before it tries again, and fails calls at once until then.
    private static async Task<int> WorkAgain(IBrittleGrain brittle)
    {
        while (true)
        {
            try
            {
                return await brittle.Work();
            }
            catch (InvalidOperationException)
            {
                await Task.Yield();
            }
        }
    }
}

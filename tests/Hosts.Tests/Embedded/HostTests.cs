using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Spherespace.Hosts.Calls;
using Spherespace.Hosts.Lifecycle;
using Spherespace.Hosts.Observers;
using Spherespace.Hosts.State;
using Spherespace.Hosts.Turns;

namespace Spherespace.Hosts.Embedded;

public sealed class HostTests
{
    private readonly Guid _here = Guid.NewGuid();

    [Fact]
    public async Task Call_BeforeTheStart_FailsClearly()
    {
        await using var host = OwnHost.NotStarted(OwnHost.WithTheseGrains);
        var grain = host.Grains.GetGrain<ICallee>(_here);

        (await Should.ThrowAsync<SiloUnavailableException>(() => grain.Nothing())).Message
            .ShouldBe("The grain host hasn't started yet.");

        await host.StartAsync(CancellationToken.None);
        await grain.Nothing();
    }

    [Fact]
    public async Task Call_AfterTheStop_FailsClearly()
    {
        await using var host = await OwnHost.StartAsync();
        var grain = host.Grains.GetGrain<ICallee>(_here);
        await grain.Nothing();

        await host.StopAsync();

        (await Should.ThrowAsync<SiloUnavailableException>(() => grain.Nothing())).Message
            .ShouldBe("The grain host is stopping, or has stopped: no grain is activated any more.");
    }

    [Fact]
    public async Task Stop_WhileARequestRuns_WaitsForItAndRefusesThoseBehind()
    {
        await using var host = await OwnHost.StartAsync();
        var grain = host.Grains.GetGrain<ILivelyGrain>(_here);
        var running = grain.HoldAndLeave();
        await Signals.When(_here, "held");
        var waiting = grain.Activation();

        var stopping = host.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        Signals.Raise(_here, "let go");

        await running.Soon("the running request");
        await stopping.Soon("the stop");
        await Should.ThrowAsync<SiloUnavailableException>(() => waiting).Soon("the refusal");
        Signals.IsRaised(_here, "left").ShouldBeTrue();
    }

    [Fact]
    public async Task Stop_WithARequestThatNeverEnds_EndsWhenItMust()
    {
        await using var host = await OwnHost.StartAsync();
        var running = host.Grains.GetGrain<ITurnGrain>(_here).Hold(_here);
        await Signals.When(_here, "held");

        await host.StopAsync(new CancellationToken(canceled: true)).Soon("the stop");

        running.IsCompleted.ShouldBeFalse();
        Signals.Raise(_here, "let go");
        await running;
    }

    [Fact]
    public async Task State_WithoutAStorage_SaysSo()
    {
        await using var host = await OwnHost.StartAsync();

        var grain = host.Grains.GetGrain<IStatefulGrain>(_here);
        (await Should.ThrowAsync<OrleansConfigurationException>(() => grain.Value())).Message
            .ShouldBe("stateful has state, but there is no default grain storage.");
    }

    [Fact]
    public async Task State_WhoseStorageFails_FailsTheCallAndReadsAgainNextTime()
    {
        var storage = new MoodyStorage();
        await using var host = await OwnHost.StartAsync(
            OwnHost.WithTheseGrains, grains => grains.AddGrainStorage(EmbeddedGrains.DefaultStorage, _ => storage));
        var grain = host.Grains.GetGrain<IStatefulGrain>(_here);

        storage.Fails = true;
        (await Should.ThrowAsync<OrleansException>(() => grain.Value())).InnerException.ShouldBeOfType<IOException>();
        storage.Fails = false;

        (await grain.Value()).ShouldBe(0);
    }

    [Fact]
    public void GetGrain_ThatSeveralClassesAre_AsksForOne()
    {
        var host = OwnHost.NotStarted(OwnHost.WithTheseGrains);

        Should.Throw<ArgumentException>(() => host.Grains.GetGrain<IOneOfTwoGrain>(_here)).Message
            .ShouldStartWith("Several grain classes implement");
        host.Grains.GetGrain<IOneOfTwoGrain>(_here, typeof(OtherOfTwoGrain).FullName).GetGrainId().ToString()
            .ShouldBe($"otheroftwo/{_here:N}");
    }

    [Fact]
    public async Task Observer_ThatNobodyHolds_IsGone()
    {
        await using var host = await OwnHost.StartAsync();
        var speaker = host.Grains.GetGrain<ISpeaker>(_here);
        await speaker.Listen(NewListener(host.Grains));

        GC.Collect();
        GC.WaitForPendingFinalizers();

        await Should.ThrowAsync<OrleansMessageRejectionException>(() => speaker.Say(1));
    }

    [Fact]
    public async Task Trace_OfTheCaller_GoesOnInTheGrain()
    {
        await using var host = await OwnHost.StartAsync();
        using var trace = new Activity("call").Start();

        (await host.Grains.GetGrain<ITracedGrain>(_here).Trace()).ShouldBe(trace.Id);
        (await host.Grains.GetGrain<ITracedGrain>(_here).Trace()).ShouldBe(trace.Id, "also when the grain is warm");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IListener NewListener(IGrainFactory grains) => grains.CreateObjectReference<IListener>(new Listener());

    private sealed class MoodyStorage : IGrainStorage
    {
        private readonly MemoryGrainStorage _memory = new();

        public bool Fails { get; set; }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            Fails ? throw new IOException("The disk is gone.") : _memory.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            _memory.WriteStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            _memory.ClearStateAsync(stateName, grainId, grainState);
    }
}

public interface ITracedGrain : IGrainWithGuidKey
{
    Task<string?> Trace();
}

internal sealed class TracedGrain : Grain, ITracedGrain
{
    public Task<string?> Trace() => Task.FromResult(Activity.Current?.Id);
}

public interface IOneOfTwoGrain : IGrainWithGuidKey;

internal sealed class OneOfTwoGrain : Grain, IOneOfTwoGrain;

internal sealed class OtherOfTwoGrain : Grain, IOneOfTwoGrain;

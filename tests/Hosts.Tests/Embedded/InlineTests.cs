using Orleans;
using Spherespace.Hosts.Workers;

namespace Spherespace.Hosts.Embedded;

public interface IChainGrain : IGrainWithIntegerKey
{
    /// <summary>The thread that the grain was called on.</summary>
    Task<int> Thread();

    /// <summary>How many grains the call went through, down to key 0.</summary>
    Task<int> Descend();
}

internal sealed class ChainGrain : Grain, IChainGrain
{
    public Task<int> Thread() => Task.FromResult(Environment.CurrentManagedThreadId);

    public async Task<int> Descend()
    {
        var depth = this.GetPrimaryKeyLong();
        return depth == 0 ? 0 : 1 + await GrainFactory.GetGrain<IChainGrain>(depth - 1).Descend();
    }
}

public sealed class InlineTests : IAsyncLifetime
{
    private readonly Guid _here = Guid.NewGuid();
    private OwnHost _host = null!;

    public async Task InitializeAsync() => _host = await OwnHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Call_OfAWarmGrain_RunsOnTheCallersThread()
    {
        var grain = _host.Grains.GetGrain<IChainGrain>(0);
        await grain.Thread();

        await Task.Run(async () =>
        {
            // The turn before may still be going out by the other door; then a call has to wait.
            while (true)
            {
                var call = grain.Thread();
                if (call.IsCompleted && call.Result == Environment.CurrentManagedThreadId) return;

                await call;
            }
        }).Soon("a call on the caller's thread");
    }

    [Fact]
    public async Task Calls_ThroughManyWarmGrains_DoNotExhaustTheStack()
    {
        var deep = _host.Grains.GetGrain<IChainGrain>(5_000);
        (await deep.Descend().Soon("the cold descent")).ShouldBe(5_000);

        (await deep.Descend().Soon("the warm descent")).ShouldBe(5_000);
    }

    [Fact]
    public async Task StatelessWorker_WithAllWorkersBusy_LetsTheNextWait()
    {
        var worker = _host.Grains.GetGrain<IWorkerGrain>(0);
        var first = worker.Hold(_here, 1);
        var second = worker.Hold(_here, 2);
        await Signals.When(_here, "held 1");
        await Signals.When(_here, "held 2");

        var third = worker.Hold(_here, 3);
        Signals.IsRaised(_here, "held 3").ShouldBeFalse();
        Signals.Raise(_here, "let go");

        new[] { await first, await second }.ShouldContain(await third);
    }
}

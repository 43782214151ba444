using Orleans;
using Orleans.Concurrency;

namespace Spherespace.Hosts.Workers;

public interface IWorkerGrain : IGrainWithIntegerKey
{
    Task<Guid> Hold(Guid place, int number);
}

[StatelessWorker(2)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<Guid> Hold(Guid place, int number)
    {
        Signals.Raise(place, $"held {number}");
        await Signals.Until(place, "let go");
        return _activation;
    }
}

public sealed class WorkerTests(GrainHostFixture host) : GrainHostTests(host)
{
    [Fact]
    public async Task StatelessWorker_WhileOneIsBusy_AnswersWithAnother()
    {
        var worker = Grains.GetGrain<IWorkerGrain>(0);
        var first = worker.Hold(Here, 1);
        await Signals.When(Here, "held 1");

        var second = worker.Hold(Here, 2);
        await Signals.When(Here, "held 2");
        Signals.Raise(Here, "let go");

        (await first).ShouldNotBe(await second);
    }
}

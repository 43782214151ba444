using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Spherespace.Hosts.State;

[GenerateSerializer, Alias("tests.counter")]
public sealed class Counter
{
    [Id(0)]
    public int Value { get; set; }
}

public interface IStatefulGrain : IGrainWithGuidKey
{
    Task<int> Value();

    Task<bool> IsStored();

    Task Write(int value);

    Task Forget();

    /// <summary>Writes over what this same grain wrote through its other view of the state.</summary>
    Task WriteTwice();

    Task Leave();
}

internal sealed class StatefulGrain(
    [PersistentState("counter")] IPersistentState<Counter> counter,
    [PersistentState("counter")] IPersistentState<Counter> rival) : Grain, IStatefulGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Raise(this.GetPrimaryKey(), "left", reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }

    public Task<int> Value() => Task.FromResult(counter.State.Value);

    public Task<bool> IsStored() => Task.FromResult(counter.RecordExists);

    public async Task Write(int value)
    {
        counter.State.Value = value;
        await counter.WriteStateAsync();
    }

    public Task Forget() => counter.ClearStateAsync();

    public async Task WriteTwice()
    {
        await Write(1);
        rival.State.Value = 2;
        await rival.WriteStateAsync();
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public sealed class StateTests(GrainHostFixture host) : GrainHostTests(host)
{
    private IStatefulGrain Grain => Grains.GetGrain<IStatefulGrain>(Here);

    [Fact]
    public async Task State_NeverWritten_IsEmpty()
    {
        (await Grain.Value()).ShouldBe(0);
        (await Grain.IsStored()).ShouldBeFalse();
    }

    [Fact]
    public async Task State_Written_OutlivesTheActivation()
    {
        await Grain.Write(7);
        await Grain.Leave();
        await Signals.When(Here, "left");

        (await Grain.Value()).ShouldBe(7);
        (await Grain.IsStored()).ShouldBeTrue();
    }

    [Fact]
    public async Task State_Cleared_IsEmptyAgain()
    {
        await Grain.Write(7);

        await Grain.Forget();

        (await Grain.Value()).ShouldBe(0);
        (await Grain.IsStored()).ShouldBeFalse();
        await Grain.Write(8);
        (await Grain.Value()).ShouldBe(8);
    }

    [Fact]
    public async Task Write_OverAnotherVersion_FailsAndEndsTheActivation()
    {
        await Should.ThrowAsync<InconsistentStateException>(() => Grain.WriteTwice());

        (await Signals.When(Here, "left")).ShouldBe("ApplicationError");
        (await Grain.Value()).ShouldBe(1);
    }
}

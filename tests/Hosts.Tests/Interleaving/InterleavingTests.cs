using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Spherespace.Hosts.Interleaving;

public interface IPlainGrain : IGrainWithGuidKey
{
    Task Hold(Guid place);

    [ReadOnly]
    Task HoldReading(Guid place);

    Task<int> Work();

    [ReadOnly]
    Task<int> Read();

    [AlwaysInterleave]
    Task<int> Peek();

    /// <summary>Has the other call this one back, which answers only where it may reenter.</summary>
    Task<int> CallBackThrough(IPlainGrain other, bool allow);

    [ResponseTimeout("00:00:01")]
    Task<int> WorkOf(IPlainGrain other);
}

public interface IReentrantGrain : IGrainWithGuidKey
{
    Task Hold(Guid place);

    Task<int> Work();
}

internal sealed class PlainGrain : Grain, IPlainGrain
{
    public async Task Hold(Guid place)
    {
        Signals.Raise(place, "held");
        await Signals.Until(place, "let go");
    }

    public Task HoldReading(Guid place) => Hold(place);

    public Task<int> Work() => Task.FromResult(1);

    public Task<int> Read() => Task.FromResult(2);

    public Task<int> Peek() => Task.FromResult(3);

    public async Task<int> CallBackThrough(IPlainGrain other, bool allow)
    {
        if (!allow) return await other.WorkOf(this.AsReference<IPlainGrain>());

        using var reentrant = RequestContext.AllowCallChainReentrancy();
        return await other.WorkOf(this.AsReference<IPlainGrain>());
    }

    public async Task<int> WorkOf(IPlainGrain other) => await other.Work();
}

[Reentrant]
internal sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public async Task Hold(Guid place)
    {
        Signals.Raise(place, "held");
        await Signals.Until(place, "let go");
    }

    public Task<int> Work() => Task.FromResult(1);
}

public sealed class InterleavingTests(GrainHostFixture host) : GrainHostTests(host)
{
    private IPlainGrain Plain => Grains.GetGrain<IPlainGrain>(Here);

    private IReentrantGrain Reentrant => Grains.GetGrain<IReentrantGrain>(Here);

    [Fact]
    public async Task Call_WhileAnotherAwaits_WaitsForIt()
    {
        var holding = Plain.Hold(Here);
        await Signals.When(Here, "held");

        var work = Plain.Work();
        await Plain.Peek().Soon("the call that interleaves");
        work.IsCompleted.ShouldBeFalse();

        Signals.Raise(Here, "let go");
        (await work).ShouldBe(1);
        await holding;
    }

    [Fact]
    public async Task Call_OfAReentrantGrain_Interleaves()
    {
        var holding = Reentrant.Hold(Here);
        await Signals.When(Here, "held");

        (await Reentrant.Work().Soon("the reentrant call")).ShouldBe(1);

        Signals.Raise(Here, "let go");
        await holding;
    }

    [Fact]
    public async Task ReadOnlyCall_WhileAnotherReadOnlyAwaits_Interleaves()
    {
        var holding = Plain.HoldReading(Here);
        await Signals.When(Here, "held");

        (await Plain.Read().Soon("the second reader")).ShouldBe(2);
        var work = Plain.Work();
        await Plain.Peek().Soon("the call that interleaves");
        work.IsCompleted.ShouldBeFalse("a writer waits for the readers");

        Signals.Raise(Here, "let go");
        await work.Soon("the writer");
        await holding;
    }

    [Fact]
    public async Task ReadOnlyCall_WhileAWriterAwaits_WaitsForIt()
    {
        var holding = Plain.Hold(Here);
        await Signals.When(Here, "held");

        var read = Plain.Read();
        await Plain.Peek().Soon("the call that interleaves");
        read.IsCompleted.ShouldBeFalse();

        Signals.Raise(Here, "let go");
        (await read).ShouldBe(2);
        await holding;
    }

    [Fact]
    public async Task CallChain_ThatComesBack_TimesOutUnlessAllowed()
    {
        var other = Grains.GetGrain<IPlainGrain>(Guid.NewGuid());

        (await Plain.CallBackThrough(other, allow: true).Soon("the allowed chain")).ShouldBe(1);
        await Should.ThrowAsync<TimeoutException>(() => Plain.CallBackThrough(other, allow: false))
            .Soon("the time-out");
    }

    [Fact]
    public async Task Call_ThatIsNotAnswered_TimesOut()
    {
        var holding = Plain.Hold(Here);
        await Signals.When(Here, "held");

        var other = Grains.GetGrain<IPlainGrain>(Guid.NewGuid());
        await Should.ThrowAsync<TimeoutException>(() => other.WorkOf(Plain)).Soon("the time-out");

        Signals.Raise(Here, "let go");
        await holding;
        (await Plain.Work()).ShouldBe(1);
    }
}

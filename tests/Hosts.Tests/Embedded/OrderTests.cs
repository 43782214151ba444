using Spherespace.Hosts.Turns;

namespace Spherespace.Hosts;

/// <summary>What one process keeps and a cluster doesn't. Simulations rely on it; grains must not.</summary>
public sealed class OrderTests(GrainHostFixture host) : GrainHostTests(host)
{
    [Fact]
    public async Task Requests_OfOneCaller_RunInTheOrderOfTheCalls()
    {
        var grain = Grains.GetGrain<ITurnGrain>(Here);
        var holding = grain.Hold(Here);
        await Signals.When(Here, "held");
        var waiting = Enumerable.Range(0, 100).Select(number => grain.Note(number)).ToList();

        Signals.Raise(Here, "let go");
        await Task.WhenAll(waiting.Append(holding)).Soon("the waiting requests");

        (await grain.Notes()).ShouldBe(Enumerable.Range(0, 100));
    }
}

using Spherespace.Hosts.Observers;
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

    [Fact]
    public async Task Notices_OfOneGrain_ReachAnObserverInTheOrderOfTheCalls()
    {
        var listener = new Listener { Expected = 200 };
        var speaker = Grains.GetGrain<ISpeaker>(Here);
        await speaker.Listen(Grains.CreateObjectReference<IListener>(listener));

        foreach (var number in Enumerable.Range(0, 200)) await speaker.SayOneWay(number);

        await listener.HeardEnough;
        listener.Heard.ShouldBe(Enumerable.Range(0, 200));
    }
}

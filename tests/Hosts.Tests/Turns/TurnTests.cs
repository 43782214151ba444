using System.Collections.Immutable;
using Orleans;

namespace Spherespace.Hosts.Turns;

public interface ITurnGrain : IGrainWithGuidKey
{
    Task Hold(Guid place);

    Task Note(int number);

    Task<ImmutableArray<int>> Notes();

    /// <summary>True where everything after an await ran on the scheduler that the method began on.</summary>
    Task<bool> StaysOnItsScheduler();

    /// <summary>The order in which continuations ran.</summary>
    Task<ImmutableArray<int>> Continuations();
}

internal sealed class TurnGrain : Grain, ITurnGrain
{
    private readonly List<int> _notes = [];

    public async Task Hold(Guid place)
    {
        Signals.Raise(place, "held");
        await Signals.Until(place, "let go");
    }

    public Task Note(int number)
    {
        _notes.Add(number);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<int>> Notes() => Task.FromResult<ImmutableArray<int>>([.. _notes]);

    public async Task<bool> StaysOnItsScheduler()
    {
        var mine = TaskScheduler.Current;
        if (ReferenceEquals(mine, TaskScheduler.Default)) return false;

        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(static () => { });
        var afterRun = TaskScheduler.Current;
        var started = await Task.Factory.StartNew(static () => TaskScheduler.Current);

        return ReferenceEquals(mine, afterYield) && ReferenceEquals(mine, afterRun) && ReferenceEquals(mine, started);
    }

    public async Task<ImmutableArray<int>> Continuations()
    {
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            await Task.Yield();
            order.Add(number);
        }));
        return [.. order];
    }
}

public sealed class TurnTests(GrainHostFixture host) : GrainHostTests(host)
{
    private ITurnGrain Grain => Grains.GetGrain<ITurnGrain>(Here);

    // Not in the order of the calls: what crosses a network may overtake, and in a cluster it often does.
    [Fact]
    public async Task Requests_BehindABusyOne_AllRunOnceItIsDone()
    {
        var holding = Grain.Hold(Here);
        await Signals.When(Here, "held");
        var waiting = Enumerable.Range(0, 100).Select(number => Grain.Note(number)).ToList();

        waiting.ShouldAllBe(note => !note.IsCompleted);
        Signals.Raise(Here, "let go");
        await Task.WhenAll(waiting.Append(holding)).Soon("the waiting requests");

        (await Grain.Notes()).ShouldBe(Enumerable.Range(0, 100), ignoreOrder: true);
    }

    [Fact]
    public async Task Continuations_OfAGrain_StayOnItsScheduler()
    {
        (await Grain.StaysOnItsScheduler()).ShouldBeTrue();
        (await Grain.StaysOnItsScheduler()).ShouldBeTrue("also when the grain is warm");
    }

    [Fact]
    public async Task Continuations_OfAGrain_RunInOrder() =>
        (await Grain.Continuations()).ShouldBe(Enumerable.Range(0, 50));
}

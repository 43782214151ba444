using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace Spherespace.Hosts.Calls;

[GenerateSerializer, Immutable, Alias("hosts.note")]
public sealed record Note([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<string> Tags);

[GenerateSerializer, Immutable, Alias("hosts.shape")]
public abstract record Shape;

[GenerateSerializer, Immutable, Alias("hosts.circle")]
public sealed record Circle([property: Id(0)] double Radius) : Shape;

public interface ICallee : IGrainWithGuidKey
{
    Task Nothing();

    ValueTask NothingSoon();

    Task<int> Add(int left, int right);

    ValueTask<int> AddSoon(int left, int right);

    Task<Note?> Echo(Note? note);

    Task<Shape> Echo(Shape shape);

    Task<string> Fail(string message);

    ValueTask FailAfterAwaiting(string message);

    Task<Guid> KeyOf(ICallee other);

    Task<Guid> KeyOfMe(ICallee other);

    Task<int> AddThere(ICallee other, int left, int right);

    Task<int> Count();

    [OneWay]
    Task Tell(Guid place);

    [OneWay]
    Task TellAndFail(Guid place);
}

internal sealed class CalleeGrain : Grain, ICallee
{
    private int _counted;

    public Task Nothing() => Task.CompletedTask;

    public ValueTask NothingSoon() => default;

    public Task<int> Add(int left, int right) => Task.FromResult(left + right);

    public async ValueTask<int> AddSoon(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public Task<Note?> Echo(Note? note) => Task.FromResult(note);

    public Task<Shape> Echo(Shape shape) => Task.FromResult(shape);

    public Task<string> Fail(string message) => throw new InvalidOperationException(message);

    public async ValueTask FailAfterAwaiting(string message)
    {
        await Task.Yield();
        throw new FormatException(message);
    }

    public Task<Guid> KeyOf(ICallee other) => Task.FromResult(other.GetPrimaryKey());

    public Task<Guid> KeyOfMe(ICallee other) => other.KeyOf(this.AsReference<ICallee>());

    public async Task<int> AddThere(ICallee other, int left, int right) => await other.Add(left, right);

    public async Task<int> Count()
    {
        var counted = _counted;
        await Task.Yield();
        return _counted = counted + 1;
    }

    public async Task Tell(Guid place)
    {
        await Signals.Until(place, "go on");
        Signals.Raise(place, "told");
    }

    public Task TellAndFail(Guid place)
    {
        Signals.Raise(place, "told");
        throw new InvalidOperationException("Nobody hears this.");
    }
}

public sealed class CallTests(GrainHostFixture host) : GrainHostTests(host)
{
    private ICallee Grain => Grains.GetGrain<ICallee>(Here);

    [Fact]
    public async Task Call_OfAnyReturnType_IsAnswered()
    {
        await Grain.Nothing();
        await Grain.NothingSoon();
        (await Grain.Add(2, 3)).ShouldBe(5);
        (await Grain.AddSoon(20, 30)).ShouldBe(50);
    }

    [Fact]
    public async Task Call_WithARecord_BringsItBackWhole()
    {
        var back = await Grain.Echo(new Note("hello", ["a", "b"]));

        back.ShouldNotBeNull();
        back.Text.ShouldBe("hello");
        back.Tags.ShouldBe(["a", "b"]);
        (await Grain.Echo((Note?)null)).ShouldBeNull();
    }

    [Fact]
    public async Task Call_WithADerivedRecord_KeepsItsType() =>
        (await Grain.Echo((Shape)new Circle(2))).ShouldBe(new Circle(2));

    [Fact]
    public async Task Call_ThatThrows_FailsWithTheException()
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => Grain.Fail("at once"))).Message.ShouldBe("at once");
        (await Should.ThrowAsync<FormatException>(async () => await Grain.FailAfterAwaiting("later"))).Message
            .ShouldBe("later");
        (await Grain.Add(1, 1)).ShouldBe(2);
    }

    [Fact]
    public async Task Call_FromGrainToGrain_IsAnswered() =>
        (await Grain.AddThere(Grains.GetGrain<ICallee>(Guid.NewGuid()), 4, 5)).ShouldBe(9);

    [Fact]
    public async Task Call_WithAReference_ReachesTheSameGrain()
    {
        var other = Grains.GetGrain<ICallee>(Guid.NewGuid());

        (await Grain.KeyOf(other)).ShouldBe(other.GetPrimaryKey());
        (await Grain.KeyOfMe(other)).ShouldBe(Here);
    }

    [Fact]
    public async Task Call_FromManyThreadsAtOnce_RunsOneAtATime()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => Grain.Count())));

        counts.Order().ShouldBe(Enumerable.Range(1, 500));
    }

    [Fact]
    public async Task OneWayCall_WhileTheCalleeIsBusy_ReturnsAtOnce()
    {
        await Grain.Tell(Here).Soon("the one-way call to return");
        Signals.IsRaised(Here, "told").ShouldBeFalse();

        Signals.Raise(Here, "go on");
        await Signals.When(Here, "told");
    }

    [Fact]
    public async Task OneWayCall_ThatThrows_SaysNothing()
    {
        await Grain.TellAndFail(Here);

        await Signals.When(Here, "told");
        (await Grain.Add(1, 1)).ShouldBe(2);
    }
}

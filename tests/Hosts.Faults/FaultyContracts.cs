using System.Collections.Immutable;
using System.Text.Json;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Spherespace.Hosts.Faults;

public interface IFaultyGrain : IGrainWithGuidKey
{
    int Size { get; }

    int Count();

    void Forget();

    Task Fill(out int count);

    Task<T> Find<T>();

    [OneWay]
    Task<int> Tell();

    Task Stop(CancellationToken one, CancellationToken other);

    Task Array(byte[] bytes);

    Task List(IReadOnlyList<string> names);

    Task Json(JsonElement json);

    Task Anything(object thing);

    Task Nested(ImmutableArray<List<int>> lists);

    Task Send(Unmarked unmarked);

    Task Send(Unnamed unnamed);

    Task Send(Mutable mutable);

    Task Send(Numberless numberless);

    Task Send(Twice twice);

    Task Send(Namesake namesake);

    Task Send(Node node);

    Task Watch(IFaultyObserver observer);

    Task<Fine> Fine(Fine fine);
}

public interface IFaultyObserver : IGrainObserver
{
    void Fine(int number);

    string Answer();
}

public sealed record Unmarked(int Number);

public interface INumberedGrain : IGrainWithIntegerKey;

public interface IKeyedGrain : IGrainWithGuidKey;

public sealed class NumberedGrain([PersistentState("purse")] IPersistentState<Fine> purse) : Grain, INumberedGrain
{
    public Fine Purse => purse.State;
}

public sealed class KeyedGrain([PersistentState("")] IPersistentState<Fine> purse) : Grain, IKeyedGrain
{
    public Fine Purse => purse.State;
}

[GenerateSerializer]
public sealed record Unnamed([property: Id(0)] int Number);

[GenerateSerializer, Alias("faults.mutable")]
public sealed class Mutable
{
    [Id(0)]
    public int Number { get; set; }
}

[GenerateSerializer, Alias("faults.numberless")]
public sealed record Numberless(int Number)
{
    public string Extra { get; init; } = "";
}

[GenerateSerializer, Alias("faults.twice")]
public sealed class Twice
{
    [Id(0)]
    public int One { get; init; }

    [Id(0)]
    public int Other { get; init; }
}

[GenerateSerializer, Alias("faults.twice")]
public sealed record Namesake(int Number);

[GenerateSerializer, Alias("faults.node")]
public abstract record Node;

[GenerateSerializer, Alias("faults.leaf")]
public sealed record Leaf(int Number, Node? Next) : Node;

[GenerateSerializer, Alias("faults.rotten")]
public sealed record Rotten(Dictionary<string, int> Worms) : Node;

/// <summary>Nothing is wrong with this one.</summary>
[GenerateSerializer, Immutable, Alias("faults.fine")]
public sealed record Fine(
    int? Number,
    DayOfWeek Day,
    ImmutableDictionary<string, ImmutableArray<Fine>> More,
    (Guid Id, string Name) Pair,
    IFaultyGrain Grain)
{
    [Id(10)]
    public TimeSpan Length { get; init; }

    public double Hours => Length.TotalHours;
}

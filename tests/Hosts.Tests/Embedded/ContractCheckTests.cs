using Orleans.Runtime;
using Spherespace.Hosts.Faults;

namespace Spherespace.Hosts.Embedded;

public sealed class ContractCheckTests
{
    [Fact]
    public async Task Start_WithFaultyContracts_NamesEveryFaultAtOnce()
    {
        var refusal = await Should.ThrowAsync<OrleansConfigurationException>(
            () => OwnHost.StartAsync(static options => options.GrainAssemblies.Add(typeof(IFaultyGrain).Assembly)));

        Assert.Equal(Everything.ReplaceLineEndings(), refusal.Message.ReplaceLineEndings());
    }

    [Fact]
    public void Require_OfATypeThatMayTravel_SaysNothing() => new ContractCheck([]).Require(typeof(DateTimeOffset));

    [Fact]
    public void Require_OfATypeThatMayNot_SaysWhy() =>
        Should.Throw<OrleansConfigurationException>(static () => new ContractCheck([]).Require(typeof(Unmarked)))
            .Message.ShouldBe("Unmarked: Unmarked isn't known to travel: it has no [GenerateSerializer].");

    private const string Everything =
        """
        The grain contracts have 22 faults:
        - IFaultyGrain.Size: can't be a property; make it a method.
        - IFaultyGrain.Count: returns Int32; must be Task, Task<T>, ValueTask or ValueTask<T>.
        - IFaultyGrain.Forget: returns Void; must be Task, Task<T>, ValueTask or ValueTask<T>.
        - IFaultyGrain.Fill(count): can't be passed by reference.
        - IFaultyGrain.Find: a grain method can't be generic.
        - IFaultyGrain.Tell: a one-way method can't have a result.
        - IFaultyGrain.Stop: one CancellationToken is enough.
        - IFaultyGrain.Array(bytes): Byte[] can be changed after it was sent; send an ImmutableArray.
        - IFaultyGrain.List(names): IReadOnlyList<String> is an interface and may be anything; name an immutable type.
        - IFaultyGrain.Json(json): JsonElement isn't known to travel: it has no [GenerateSerializer].
        - IFaultyGrain.Anything(thing): Object may be anything; name an immutable type.
        - IFaultyGrain.Nested(lists): List<Int32> isn't known to travel: it has no [GenerateSerializer].
        - IFaultyGrain.Send(unmarked): Unmarked isn't known to travel: it has no [GenerateSerializer].
        - Unnamed: has no [Alias], so its name on the wire would change with the class's.
        - Mutable.Number: can be changed after it was sent; make it read-only or init.
        - Numberless.Extra: has no [Id], so it would be lost on the wire.
        - Twice: uses [Id(0)] more than once.
        - Namesake: its alias 'faults.twice' belongs to Twice.
        - Rotten.Worms: Dictionary<String, Int32> isn't known to travel: it has no [GenerateSerializer].
        - IFaultyObserver.Answer: returns String; must be Task, Task<T>, ValueTask or ValueTask<T>.
        - NumberedGrain: has state, so its key must be a Guid.
        - KeyedGrain and NumberedGrain: both have a state named 'purse'.
        """;
}

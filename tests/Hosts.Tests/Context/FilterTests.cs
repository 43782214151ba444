using Orleans;

namespace Spherespace.Hosts.Context;

public interface IFilteredGrain : IGrainWithGuidKey
{
    Task<string> Echo(string text);

    Task<string> EchoUnfiltered(string text);
}

internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> Echo(string text) => Task.FromResult(text);

    public Task<string> EchoUnfiltered(string text) => Task.FromResult(text);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.InterfaceMethod.Name == nameof(Echo)) context.Result = $"{context.Result}, said the grain";
    }
}

/// <summary>Registered with every host of these tests; minds only the grain above.</summary>
public sealed class StampFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain || context.InterfaceMethod.Name != nameof(IFilteredGrain.Echo))
        {
            await context.Invoke();
            return;
        }

        if (context.Request.GetArgument(0) is "forbidden") throw new UnauthorizedAccessException("The filter says no.");

        await context.Invoke();
        var implementation = context.ImplementationMethod;
        context.Result =
            $"{context.Result}, and the filter passed {context.MethodName} on to {implementation.DeclaringType!.Name}";
    }
}

public sealed class FilterTests(GrainHostFixture host) : GrainHostTests(host)
{
    private IFilteredGrain Grain => Grains.GetGrain<IFilteredGrain>(Here);

    [Fact]
    public async Task Filters_AroundACall_SeeAndChangeItsResult() =>
        (await Grain.Echo("hi")).ShouldBe("hi, said the grain, and the filter passed Echo on to FilteredGrain");

    [Fact]
    public async Task Filters_ThatThrow_FailTheCall() =>
        (await Should.ThrowAsync<UnauthorizedAccessException>(() => Grain.Echo("forbidden"))).Message
            .ShouldBe("The filter says no.");

    [Fact]
    public async Task Filters_ThatPassOn_ChangeNothing() =>
        (await Grain.EchoUnfiltered("forbidden")).ShouldBe("forbidden");
}

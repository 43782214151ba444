using Orleans;
using Orleans.Runtime;

namespace Spherespace.Hosts.Context;

public interface IContextGrain : IGrainWithGuidKey
{
    Task<string?> Read();

    Task<string?> ReadThrough(IContextGrain other);

    /// <summary>Changes it without awaiting anything.</summary>
    Task Change(string value);

    Task<string?> ReadAfterOtherChanges(IContextGrain other);

    Task<string?> ReadAmbient();
}

internal sealed class ContextGrain : Grain, IContextGrain
{
    public Task<string?> Read() => Task.FromResult((string?)RequestContext.Get("who"));

    public async Task<string?> ReadThrough(IContextGrain other)
    {
        await Task.Yield();
        return await other.Read();
    }

    public Task Change(string value)
    {
        RequestContext.Set("who", value);
        return Task.CompletedTask;
    }

    public async Task<string?> ReadAfterOtherChanges(IContextGrain other)
    {
        await other.Change("somebody else");
        return await Read();
    }

    public Task<string?> ReadAmbient() => Task.FromResult(RequestContextTests.Ambient.Value);
}

public sealed class RequestContextTests(GrainHostFixture host) : GrainHostTests(host)
{
    internal static readonly AsyncLocal<string?> Ambient = new();

    private IContextGrain Grain => Grains.GetGrain<IContextGrain>(Here);

    private IContextGrain Other => Grains.GetGrain<IContextGrain>(Guid.NewGuid());

    [Fact]
    public async Task Set_BeforeACall_TravelsWithIt()
    {
        RequestContext.Set("who", "ana");

        (await Grain.Read()).ShouldBe("ana");
        (await Grain.ReadThrough(Other)).ShouldBe("ana");
    }

    [Fact]
    public async Task Set_InACallee_DoesNotTravelBack()
    {
        RequestContext.Set("who", "ana");

        (await Grain.ReadAfterOtherChanges(Other)).ShouldBe("ana");
        await Grain.Change("ben");
        RequestContext.Get("who").ShouldBe("ana");
    }

    [Fact]
    public async Task Clear_BeforeACall_LeavesNothing()
    {
        RequestContext.Set("who", "ana");
        RequestContext.Clear();

        (await Grain.Read()).ShouldBeNull();
    }

    [Fact]
    public async Task AmbientValues_OtherThanTheContext_StayBehind()
    {
        Ambient.Value = "mine";

        (await Grain.ReadAmbient()).ShouldBeNull();
        (await Grain.ReadAmbient()).ShouldBeNull("also when the grain is warm");
        Ambient.Value.ShouldBe("mine");
    }
}

using Orleans;
using Orleans.Runtime;

namespace Spherespace.Hosts.Identity;

public interface IGuidKeyed : IGrainWithGuidKey
{
    Task<Guid> Key();

    /// <summary>Differs from activation to activation.</summary>
    Task<Guid> Activation();
}

public interface IIntegerKeyed : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IStringKeyed : IGrainWithStringKey
{
    Task<string> Key();
}

public interface IGuidCompoundKeyed : IGrainWithGuidCompoundKey
{
    Task<string> Key();
}

public interface IIntegerCompoundKeyed : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

internal sealed class GuidKeyedGrain : Grain, IGuidKeyed
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());

    public Task<Guid> Activation() => Task.FromResult(_activation);
}

internal sealed class IntegerKeyedGrain : Grain, IIntegerKeyed
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

internal sealed class StringKeyedGrain : Grain, IStringKeyed
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}

internal sealed class GuidCompoundKeyedGrain : Grain, IGuidCompoundKeyed
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var text)} {text}");
}

internal sealed class IntegerCompoundKeyedGrain : Grain, IIntegerCompoundKeyed
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var text)} {text}");
}

public sealed class KeyTests(GrainHostFixture host) : GrainHostTests(host)
{
    [Fact]
    public async Task GetPrimaryKey_OfAGuid_IsTheGuid() =>
        (await Grains.GetGrain<IGuidKeyed>(Here).Key()).ShouldBe(Here);

    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public async Task GetPrimaryKeyLong_OfAnInteger_IsTheInteger(long key) =>
        (await Grains.GetGrain<IIntegerKeyed>(key).Key()).ShouldBe(key);

    [Theory]
    [InlineData("ana")]
    [InlineData("with space/slash+plus ünïcode")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task GetPrimaryKeyString_OfAText_IsTheText(string key) =>
        (await Grains.GetGrain<IStringKeyed>(key).Key()).ShouldBe(key);

    [Fact]
    public async Task GetPrimaryKey_OfACompound_IsBothParts()
    {
        (await Grains.GetGrain<IGuidCompoundKeyed>(Here, "x+y").Key()).ShouldBe($"{Here} x+y");
        (await Grains.GetGrain<IIntegerCompoundKeyed>(-7, "y").Key()).ShouldBe("-7 y");
    }

    [Fact]
    public void GetPrimaryKey_OfAReference_IsTheKey()
    {
        var grain = Grains.GetGrain<IGuidKeyed>(Here);

        grain.GetPrimaryKey().ShouldBe(Here);
        grain.GetGrainId().ToString().ShouldBe($"guidkeyed/{Here:N}");
    }

    [Fact]
    public async Task GetGrain_Twice_IsTheSameGrain()
    {
        var one = Grains.GetGrain<IGuidKeyed>(Here);
        var other = Grains.GetGrain<IGuidKeyed>(Here);

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        (await one.Activation()).ShouldBe(await other.Activation());
    }

    [Fact]
    public async Task GetGrain_OfAnotherKey_IsAnotherGrain() =>
        (await Grains.GetGrain<IGuidKeyed>(Here).Activation())
            .ShouldNotBe(await Grains.GetGrain<IGuidKeyed>(Guid.NewGuid()).Activation());

    [Fact]
    public async Task GetGrain_ByGrainId_IsTheSameGrain()
    {
        var one = Grains.GetGrain<IGuidKeyed>(Here);

        var other = Grains.GetGrain<IGuidKeyed>(GrainId.Parse(one.GetGrainId().ToString()));

        (await other.Activation()).ShouldBe(await one.Activation());
    }
}

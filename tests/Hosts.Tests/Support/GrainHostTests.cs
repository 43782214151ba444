using Orleans;

namespace Spherespace.Hosts;

/// <summary>The base of all tests that hold on every host. The fixture is the only thing that differs.</summary>
[Collection(nameof(GrainHostFixture))]
public abstract class GrainHostTests(GrainHostFixture host)
{
    protected IGrainFactory Grains => host.Grains;

    protected IClusterClient Client => host.Client;

    /// <summary>A place of this test's own, and at the same time a fresh grain key.</summary>
    protected Guid Here { get; } = Guid.NewGuid();

    protected static GrainHostFixture NewHost() => new();
}

[CollectionDefinition(nameof(GrainHostFixture))]
public sealed class GrainHostCollection : ICollectionFixture<GrainHostFixture>;

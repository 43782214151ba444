using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;
using Spherespace.Silo;
using Spherespace.Storage;
using Spherespace.Testing;

namespace Spherespace;

/// <summary>The product's grains on a cluster of two Orleans silos, with a database of their own.</summary>
public sealed class GrainHostFixture : IAsyncLifetime
{
    private TestCluster _cluster = null!;

    public TestDatabase Database { get; private set; } = null!;

    public IGrainFactory Grains => _cluster.Client;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        var builder = new TestClusterBuilder(2);
        foreach (var (key, value) in TestSettings.For(Database)) builder.Properties[key] = value;
        builder.AddSiloBuilderConfigurator<Configurator>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder silo)
        {
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddStorage(silo.Configuration);
            silo.Services.AddGrainFeatures(silo.Configuration);
            silo.KeepGrainState();
        }
    }
}

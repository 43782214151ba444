using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.TestingHost;
using Spherespace.Hosts.Context;

namespace Spherespace.Hosts;

/// <summary>A cluster of two silos for all tests.</summary>
public sealed class GrainHostFixture : IAsyncLifetime
{
    private readonly TestCluster _cluster = new TestClusterBuilder(2)
        .AddSiloBuilderConfigurator<SiloSetup>()
        .AddClientBuilderConfigurator<ClientSetup>()
        .Build();

    public IGrainFactory Grains => _cluster.Client;

    public IClusterClient Client => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    private sealed class SiloSetup : ISiloConfigurator
    {
        public void Configure(ISiloBuilder silo) => silo
            .AddMemoryGrainStorageAsDefault()
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams("Streams")
            .AddIncomingGrainCallFilter<StampFilter>();
    }

    private sealed class ClientSetup : IClientBuilderConfigurator
    {
        public void Configure(Microsoft.Extensions.Configuration.IConfiguration configuration, IClientBuilder client) =>
            client.AddMemoryStreams("Streams");
    }
}

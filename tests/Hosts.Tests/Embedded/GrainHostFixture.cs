using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Spherespace.Hosts.Context;

namespace Spherespace.Hosts;

/// <summary>One embedded host for all tests.</summary>
public sealed class GrainHostFixture : IAsyncLifetime
{
    private readonly IHost _host = new HostBuilder()
        .ConfigureServices(static services => services
            .AddEmbeddedGrains(static options => options.GrainAssemblies.Add(typeof(GrainHostFixture).Assembly))
            .AddMemoryGrainStorageAsDefault()
            .AddMemoryStreams("Streams")
            .AddIncomingGrainCallFilter<StampFilter>())
        .Build();

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

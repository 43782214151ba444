using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spherespace.Silo;
using Spherespace.Testing;

namespace Spherespace;

/// <summary>The product's grains on the embedded host, with a database of their own.</summary>
public sealed class GrainHostFixture : IAsyncLifetime
{
    private IHost _host = null!;

    public TestDatabase Database { get; private set; } = null!;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(TestSettings.For(Database));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddGrains();

        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Database.DisposeAsync();
    }
}

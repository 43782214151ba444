using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spherespace.Testing;

namespace Spherespace.Silo;

/// <summary>A process with grains, as <see cref="GrainHosting"/> composes it, without a front tier.</summary>
internal sealed class TestSilo(IHost host) : IAsyncDisposable
{
    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host.Services;

    public static async Task<TestSilo> StartAsync(TestDatabase database)
    {
        var silo = Compose(
            ("ConnectionStrings:Spherespace", database.ConnectionString),
            ("Silo:Port", "0"),
            ("Silo:GatewayPort", "0"));
        await silo.StartAsync();
        return silo;
    }

    public static TestSilo Compose(params (string Setting, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Setting, s => s.Value));
        builder.AddGrains();
        builder.Services.AddTestGrains();
        return new TestSilo(builder.Build());
    }

    public Task StartAsync() => host.StartAsync();

    public IReadOnlyList<string> SettingFaults() => host.SettingFaults();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

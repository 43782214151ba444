using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Spherespace.Testing;

namespace Spherespace.Hosts.Embedded;

/// <summary>An embedded host of a test's own, on a clock that the test moves.</summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private readonly IHost _host;

    private OwnHost(Action<EmbeddedGrainOptions> configure, Action<EmbeddedGrainsBuilder>? add) =>
        _host = new HostBuilder().ConfigureServices(services =>
        {
            services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
            var grains = services.AddEmbeddedGrains(options =>
            {
                options.TimeProvider = Clock;
                configure(options);
            });
            add?.Invoke(grains);
        })
        .Build();

    public ManualClock Clock { get; } = new();

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>With the grains of these tests.</summary>
    public static Task<OwnHost> StartAsync() => StartAsync(WithTheseGrains);

    public static async Task<OwnHost> StartAsync(
        Action<EmbeddedGrainOptions> configure, Action<EmbeddedGrainsBuilder>? add = null)
    {
        var host = NotStarted(configure, add);
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    public static OwnHost NotStarted(
        Action<EmbeddedGrainOptions> configure, Action<EmbeddedGrainsBuilder>? add = null) => new(configure, add);

    public static void WithTheseGrains(EmbeddedGrainOptions options) =>
        options.GrainAssemblies.Add(typeof(OwnHost).Assembly);

    public Task StartAsync(CancellationToken cancellation) => _host.StartAsync(cancellation);

    public Task StopAsync(CancellationToken cancellation = default) => _host.StopAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

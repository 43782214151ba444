using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Hosting;
using Spherespace.GrainStates;

namespace Spherespace.Silo;

/// <summary>Hosts the grains in this process alone.</summary>
internal static class GrainHost
{
    private const string Remedy = "this build hosts the grains in its own process. Build with -p:GrainHost=Orleans for a cluster.";

    public static IEnumerable<string> Faults(SiloOptions options)
    {
        if (options.Mode == SiloMode.Client) yield return $"Silo:Mode is Client, but {Remedy}";
        if (options.IsClustered) yield return $"Clustering:Redis is set, but {Remedy}";
        if (options.StandsAlone) yield return $"A silo of its own serves nobody: {Remedy}";
    }

    public static void AddSilo(IHostApplicationBuilder builder, SiloOptions options) =>
        builder.Services
            .AddEmbeddedGrains(grains => grains.GrainAssemblies.Add(typeof(GrainFeatures).Assembly))
            .AddGrainStorage(EmbeddedGrains.DefaultStorage, Store);

    public static void AddClient(IHostApplicationBuilder builder, SiloOptions options) =>
        throw new InvalidOperationException($"Silo:Mode is Client, but {Remedy}");

    private static GrainStateStore Store(IServiceProvider services) => new(services.GetRequiredService<NpgsqlDataSource>());
}

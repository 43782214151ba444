using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Spherespace.Silo;

/// <summary>What the tests must know of the embedded host.</summary>
internal static class GrainHostSpecifics
{
    public static void AddTestGrains(this IServiceCollection services) =>
        services.Configure<EmbeddedGrainOptions>(grains => grains.GrainAssemblies.Add(typeof(GrainHostSpecifics).Assembly));
}

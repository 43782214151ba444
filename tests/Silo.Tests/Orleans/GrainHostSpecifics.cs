using Microsoft.Extensions.DependencyInjection;

namespace Spherespace.Silo;

/// <summary>What the tests must know of Orleans.</summary>
internal static class GrainHostSpecifics
{
    /// <summary>Orleans finds them by itself.</summary>
    public static void AddTestGrains(this IServiceCollection services) => _ = services;
}

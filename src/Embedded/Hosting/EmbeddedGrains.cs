using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Registers grains and what they use as services.</summary>
public static class EmbeddedGrains
{
    /// <summary>The name of the storage that a state without a storage name is kept in.</summary>
    public const string DefaultStorage = "Default";

    /// <summary>Hosts grains in this process, for as long as the application runs.</summary>
    public static EmbeddedGrainsBuilder AddEmbeddedGrains(
        this IServiceCollection services, Action<EmbeddedGrainOptions> configure)
    {
        services.AddOptions<EmbeddedGrainOptions>().Configure(configure);
        services.AddLogging();
        services.TryAddSingleton<EmbeddedHost>();
        services.TryAddSingleton<GrainFactory>();
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainFactory>());
        services.TryAddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.TryAddScoped<IGrainContext>(static _ => RuntimeContext.Require());
        services.AddHostedService(static provider => provider.GetRequiredService<EmbeddedHost>());
        return new EmbeddedGrainsBuilder(services);
    }

    /// <summary>Adds a storage for states; <paramref name="name"/> "Default" for those that name none.</summary>
    public static EmbeddedGrainsBuilder AddGrainStorage(
        this EmbeddedGrainsBuilder grains, string name, Func<IServiceProvider, IGrainStorage> factory)
    {
        grains.Services.AddKeyedSingleton(name, (provider, _) => factory(provider));
        if (name == DefaultStorage)
        {
            grains.Services.AddSingleton(
                static provider => provider.GetRequiredKeyedService<IGrainStorage>(DefaultStorage));
        }

        return grains;
    }

    public static EmbeddedGrainsBuilder AddMemoryGrainStorage(this EmbeddedGrainsBuilder grains, string name) =>
        grains.AddGrainStorage(name, static _ => new MemoryGrainStorage());

    public static EmbeddedGrainsBuilder AddMemoryGrainStorageAsDefault(this EmbeddedGrainsBuilder grains) =>
        grains.AddMemoryGrainStorage(DefaultStorage);

    /// <summary>Adds streams that live in this process.</summary>
    public static EmbeddedGrainsBuilder AddMemoryStreams(this EmbeddedGrainsBuilder grains, string name)
    {
        grains.Services.AddKeyedSingleton<IStreamProvider>(
            name,
            static (provider, key) => new StreamProvider(provider.GetRequiredService<EmbeddedHost>(), (string)key!));
        return grains;
    }

    /// <summary>Adds a filter around every call that arrives. They run in the order in which they are added.</summary>
    public static EmbeddedGrainsBuilder AddIncomingGrainCallFilter<TFilter>(this EmbeddedGrainsBuilder grains)
        where TFilter : class, IIncomingGrainCallFilter
    {
        grains.Services.AddSingleton<IIncomingGrainCallFilter, TFilter>();
        return grains;
    }
}

/// <summary>What is registered for grains so far.</summary>
public sealed class EmbeddedGrainsBuilder(IServiceCollection services)
{
    public IServiceCollection Services { get; } = services;
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Spherespace.Storage;

namespace Spherespace.Silo;

/// <summary>Composes the grains and their host, whichever one this build has.</summary>
public static class GrainHosting
{
    private static readonly TimeSpan BeatTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Registers the store, what the grains need, and a host for them or a client of hosts elsewhere, as
    /// <see cref="SiloOptions"/> say.
    /// </summary>
    public static IHostApplicationBuilder AddGrains(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSiloOptions(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddGrainFeatures(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck<GrainsHealthCheck>("grains", timeout: BeatTimeout);

        // Wrong settings stop the start, which names all of them. Until then everything has to resolve.
        var options = ReadValid(builder.Configuration) ?? new SiloOptions();
        if (options.Mode == SiloMode.Client) GrainHost.AddClient(builder, options);
        else GrainHost.AddSilo(builder, options);
        return builder;
    }

    private static void AddSiloOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiloOptions>().Configure(options => options.Fill(configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiloOptions>, SiloOptionsValidator>();
    }

    private static SiloOptions? ReadValid(IConfiguration configuration)
    {
        try
        {
            var options = new SiloOptions();
            options.Fill(configuration);
            return SiloOptionsValidator.Faults(options).Any() ? null : options;
        }
        catch (InvalidOperationException)
        {
            // What the binder throws for text that isn't of the setting's type.
            return null;
        }
    }
}

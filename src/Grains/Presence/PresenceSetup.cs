using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Spherespace.People;

namespace Spherespace.Presence;

public static class PresenceSetup
{
    /// <summary>Registers what the grains of this feature need.</summary>
    public static IServiceCollection AddPresenceGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PresenceOptions>().Bind(configuration.GetSection("Presence")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PresenceOptions>, PresenceOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PresenceOptions>>().Value);
        services.TryAddSingleton<PeopleQueries>();
        return services;
    }
}

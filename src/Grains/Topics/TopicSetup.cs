using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Spherespace.Topics;

internal static class TopicSetup
{
    public static IServiceCollection AddTopics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TopicOptions>()
            .Bind(configuration.GetSection("Topics"))
            .Validate(o => o.Lease >= TimeSpan.FromSeconds(10) && o.Lease <= TimeSpan.FromHours(1), "Topics:Lease must be from 10 s to 1 h.")
            .ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<TopicOptions>>().Value);
    }
}

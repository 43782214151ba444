using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Presence;
using Spherespace.Topics;

namespace Spherespace;

/// <summary>Every feature that has grains.</summary>
public static class GrainFeatures
{
    /// <summary>Registers what the grains of all features need; the host of the grains is registered apart.</summary>
    public static IServiceCollection AddGrainFeatures(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddTopics(configuration)
            .AddAccountGrains(configuration)
            .AddConversationGrains(configuration)
            .AddPresenceGrains(configuration);
}

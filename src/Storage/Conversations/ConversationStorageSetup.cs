using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Spherespace.Conversations;

public static class ConversationStorageSetup
{
    /// <summary>Registers the queries and the limits of conversations. Safe to repeat.</summary>
    public static IServiceCollection AddConversationStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConversationOptions>().Bind(configuration.GetSection("Conversations")).ValidateOnStart();
        services.AddOptions<MessageLogOptions>().Bind(configuration.GetSection("MessageLog")).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MessageLogOptions>, MessageLogOptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<ConversationOptions>>().Value);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<MessageLogOptions>>().Value);
        services.TryAddSingleton<ConversationQueries>();
        services.TryAddSingleton<MessageQueries>();
        return services;
    }
}

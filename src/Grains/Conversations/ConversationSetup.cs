using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Spherespace.Conversations;

internal static class ConversationSetup
{
    public static IServiceCollection AddConversationGrains(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddConversationStorage(configuration)
            .AddSingleton<ConversationStore>()
            .AddSingleton<MessageLog>();
}

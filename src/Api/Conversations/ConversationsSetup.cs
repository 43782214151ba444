namespace Spherespace.Conversations;

internal static class ConversationsSetup
{
    public static void AddConversations(this WebApplicationBuilder builder) =>
        builder.Services.AddConversationStorage(builder.Configuration).AddSingleton<MessageSender>();
}

using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.People;
using Spherespace.Presence;
using Spherespace.Realtime;

namespace Spherespace;

/// <summary>The server: what it consists of.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args) => await Launch.RunAsync(args, () => Build(args));

    /// <param name="args">The command line.</param>
    /// <param name="replace">What a test puts in the place of a part.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddFrontTier();
        builder.AddAccounts();
        builder.AddPeople();
        builder.AddConversations();
        builder.AddPresence();
        builder.AddRealtime();
        replace?.Invoke(builder.Services);

        var app = builder.BuildChecked();
        app.UseFrontTier();
        app.MapOperations();
        app.MapRealtime();

        var api = app.MapApi();
        api.MapAccounts();
        api.MapPeople();
        api.MapConversations();
        api.MapPresence();
        return app;
    }
}

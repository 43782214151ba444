using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Spherespace.Hosting;
using Spherespace.Topics;

namespace Spherespace.Realtime;

internal static class RealtimeSetup
{
    public static void AddRealtime(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<RealtimeOptions>("Realtime");
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RealtimeOptions>>().Value);
        services.AddHub();

        services.AddSingleton<RealtimeInstruments>();
        services.AddSingleton<FrontNode>();
        services.AddSingleton(provider => new Lazy<IFrontNode>(() => Reference(provider)));
        services.AddSingleton<TopicUplink>();
        services.AddSingleton<ITopicUplink>(provider => provider.GetRequiredService<TopicUplink>());
        services.AddSingleton<TopicRegistry>();
        services.AddSingleton<TopicAnswers>();
        services.AddSingleton<Subscriptions>();
        services.AddHostedService<RealtimeLoop>();
        services.AddHealthChecks().AddCheck<RealtimeHealth>("realtime", timeout: TimeSpan.FromSeconds(2));
    }

    public static void MapRealtime(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<RealtimeOptions>();
        routes.MapHub<RealtimeHub>("/hub", http => http.TransportSendTimeout = options.StuckAfter).RequireAuthorization();
    }

    private static void AddHub(this IServiceCollection services)
    {
        services.AddSignalR();
        services.RemoveAll<IHubProtocol>();
        services.AddSingleton<IHubProtocol, RealtimeProtocol>();
        services.AddSingleton<HubLimits>();
        services.AddSingleton<HubFaults>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<HubLifetimeManager<RealtimeHub>>(provider => provider.GetRequiredService<LiveConnections>());
        services.AddOptions<HubOptions>().Configure<RealtimeOptions>(Configure);
    }

    private static void Configure(HubOptions hub, RealtimeOptions options)
    {
        hub.AddFilter<HubFaults>();
        hub.SupportedProtocols = ["json"];
        hub.MaximumReceiveMessageSize = options.FrameBytesMax;
        hub.MaximumParallelInvocationsPerClient = options.ParallelCallsMax;
        hub.ClientTimeoutInterval = options.SilentAfter;
        hub.KeepAliveInterval = options.SilentAfter / 2;
        hub.DisableImplicitFromServicesParameters = true;
    }

    private static IFrontNode Reference(IServiceProvider provider) =>
        provider.GetRequiredService<IGrainFactory>().CreateObjectReference<IFrontNode>(provider.GetRequiredService<FrontNode>());
}

using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spherespace.Silo;

namespace Spherespace.Hosting;

/// <summary>Everything of the front tier that is no feature.</summary>
internal static class FrontTier
{
    public static void AddFrontTier(this WebApplicationBuilder builder)
    {
        builder.AddLogs();
        builder.AddGrains();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // Too large a body is refused in BadRequests and then read to its end: a server that hangs up on a sender
            // resets the connection before the sender has read why.
            server.Limits.MaxRequestBodySize = null;
        });

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain.StopLasts);
        services.Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSettingsCheck();
        services.AddSettings<LimitsOptions>("Limits").AddSingleton<Limiter>();
        services.AddSettings<WebOptions>("Web").AddSingleton<WebApp>();
        services.AddSingleton<Drain>();
        services.AddHostedService<Telemetry>();
        services.AddCaller();
        services.AddAdministrators();
        services.AddAuthentication();
        services.AddCrossOrigin();
        services.AddProxies();
        services.AddHealth();
        services.AddApiDocument();
    }

    /// <summary>The way of every request, from the outside in.</summary>
    public static void UseFrontTier(this WebApplication app)
    {
        app.LogWhenListening();
        app.Use(app.Services.GetRequiredService<Drain>().Watch);
        app.UseForwardedHeaders();
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Errors.DescribeFault, AllowStatusCode404Response = true });
        app.UseStatusCodePages(Errors.DescribeStatus);
        app.Use(ApiPaths.Unify);
        app.UseCors();
        app.Use(Methods.Complete);
        app.UseApiPages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<LimitRequests>();
        app.UseAuthorization();
        app.UseMiddleware<BadRequests>();
        app.Use(app.Services.GetRequiredService<WebApp>().Serve);
    }

    /// <summary>The group under which every feature maps its endpoints.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes) => routes.MapGroup(ApiPaths.Base);

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapApiDocument();
    }
}

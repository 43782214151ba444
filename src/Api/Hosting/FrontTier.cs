using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Spherespace.Hosting;

/// <summary>Everything of the front tier that is no feature.</summary>
internal static class FrontTier
{
    public static void AddFrontTier(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddCaller();
        services.AddSingleton<Limiter>();
        services.AddAuthentication();
        services.AddAuthorization();

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // Too large a body is refused in BadRequests and then read to its end: a server that hangs up on a sender
            // resets the connection before the sender has read why.
            server.Limits.MaxRequestBodySize = null;
        });
    }

    public static void UseFrontTier(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Errors.DescribeFault, AllowStatusCode404Response = true });
        app.UseStatusCodePages(Errors.DescribeStatus);
        app.Use(ApiPaths.Unify);
        app.Use(Methods.Complete);
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<LimitRequests>();
        app.UseAuthorization();
        app.UseMiddleware<BadRequests>();
    }

    /// <summary>The group under which every feature maps its endpoints.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes) => routes.MapGroup(ApiPaths.Base);
}

using System.Security.Claims;

namespace Spherespace.Hosting;

/// <summary>
/// Carries the <see cref="Actor"/> that the authentication handler found through the pipeline and into the hub.
/// </summary>
internal sealed class ActorIdentity(Actor actor, string scheme) : ClaimsIdentity(
    [new Claim(NameIdentifier, actor.UserId.ToString())], scheme, NameIdentifier, roleType: null)
{
    private const string NameIdentifier = "sub";

    public Actor Who => actor;
}

internal static class Caller
{
    /// <summary>Who calls; null where nobody signed in.</summary>
    public static Actor? Actor(this ClaimsPrincipal user) => (user.Identity as ActorIdentity)?.Who;

    /// <summary>Lets a handler take an <see cref="Spherespace.Actor"/> parameter.</summary>
    public static void AddCaller(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User.Actor()!);
    }
}

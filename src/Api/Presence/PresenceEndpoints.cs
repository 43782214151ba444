using Spherespace.Hosting;
using Spherespace.People;

namespace Spherespace.Presence;

internal static class PresenceEndpoints
{
    public static void AddPresence(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PresenceReporter>();

    public static void MapPresence(this IEndpointRouteBuilder routes)
    {
        var presence = routes.MapGroup("/users").WithTags("Presence").RequireAuthorization();
        presence.MapGet("/{who}/presence", Read).Produces<PresenceResponse>();
    }

    private static async Task<IResult> Read(string who, PeopleQueries people, IGrainFactory grains) =>
        await people.ByIdOrNameAsync(who) is { } profile
            ? TypedResults.Ok(PresenceResponse.Of(await grains.Presence(profile.Id).Get()))
            : Refusals.NotFound.ToProblem();
}

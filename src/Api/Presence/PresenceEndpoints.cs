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

    /// <param name="who">Id or username.</param>
    private static async Task<IResult> Read(string who, PeopleQueries people, IGrainFactory grains)
    {
        var profile = Guid.TryParse(who, out var id) ? await people.ReadAsync(new UserId(id)) : await people.FindAsync(who);
        if (profile is null) return Refusals.NotFound.ToProblem();

        return TypedResults.Ok(PresenceResponse.Of(await grains.Presence(profile.Id).Get()));
    }
}

using Spherespace.Accounts;
using Spherespace.Hosting;

namespace Spherespace.People;

/// <summary>Finding people, and what everybody may know of them.</summary>
internal static class PeopleEndpoints
{
    private const int SearchCharsMax = 100;

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("People").RequireAuthorization();
        users.MapGet("/", Search).Produces<ListResponse<UserResponse>>();
        users.MapGet("/{who}", Read).Produces<UserResponse>();
    }

    private static async Task<IResult> Search(
        HttpRequest request, string? query, PeopleQueries people, IGrainFactory grains)
    {
        if (Paging.Read(request).Refused(out var paging, out var fault)) return fault.ToProblem();
        if (query?.Length > SearchCharsMax) return Refusals.Invalid("query", $"At most {SearchCharsMax} characters.").ToProblem();

        var text = (query ?? "").Trim().TrimStart('@');
        var found = text.Length == 0
            ? new ListPage<Profile>([], 0)
            : await people.SearchAsync(text, paging.Size, paging.Offset);
        return TypedResults.Ok(paging.Answer(await grains.ShowAsync(found), user => user));
    }

    private static async Task<IResult> Read(string who, PeopleQueries people, IGrainFactory grains) =>
        await people.ByIdOrNameAsync(who) is { } profile
            ? TypedResults.Ok(await grains.ShowAsync(profile))
            : Refusals.NotFound.ToProblem();
}

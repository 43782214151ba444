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

    /// <param name="who">Id or username.</param>
    private static async Task<IResult> Read(string who, PeopleQueries people, IGrainFactory grains)
    {
        var profile = Guid.TryParse(who, out var id) ? await people.ReadAsync(new UserId(id)) : await FindAsync(people, who);

        return profile is null ? Refusals.NotFound.ToProblem() : TypedResults.Ok(await grains.ShowAsync(profile));
    }

    private static async Task<Profile?> FindAsync(PeopleQueries people, string username) =>
        username.Length > AccountLimits.UsernameMax || username.Contains('\0') ? null : await people.FindAsync(username);
}

using Spherespace.Hosting;

namespace Spherespace.Accounts;

/// <summary>The devices on which one is signed in, and the password that they signed in with.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps below <c>/auth</c>.</summary>
    public static void MapSessions(this RouteGroupBuilder auth)
    {
        var own = auth.MapGroup("").RequireAuthorization();
        own.MapGet("/sessions", List).Produces<ListResponse<DeviceResponse>>();
        own.MapDelete("/sessions", EndOthers).Produces(StatusCodes.Status204NoContent);
        own.MapDelete("/sessions/{id}", End).Produces(StatusCodes.Status204NoContent);
        own.MapPost("/change-password", ChangePassword).RequireLimit(Limits.Auth).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(Actor actor, IGrainFactory grains, HttpRequest request)
    {
        if (Paging.Read(request).Refused(out var paging, out var fault)) return fault.ToProblem();

        var all = await grains.User(actor.UserId).Sessions(actor);
        var page = new ListPage<Session>([.. all.Skip((int)paging.Offset).Take(paging.Size)], all.Length);
        return TypedResults.Ok(paging.Answer(page, session => session.ToResponse(actor)));
    }

    private static async Task<IResult> End(SessionId id, Actor actor, IGrainFactory grains) =>
        await grains.User(actor.UserId).EndSession(actor, id) ? TypedResults.NoContent() : Refusals.NotFound.ToProblem();

    private static async Task<IResult> EndOthers(Actor actor, IGrainFactory grains)
    {
        await grains.User(actor.UserId).EndOtherSessions(actor);

        return TypedResults.NoContent();
    }

    private static async Task<IResult> ChangePassword(ChangePasswordRequest body, Actor actor, IGrainFactory grains)
    {
        var answer = await grains.User(actor.UserId).ChangePassword(body.ToCommand(actor));

        return answer.Account is null ? InTermsOf(answer.Refusals.ToRefusals()).ToProblem() : TypedResults.NoContent();
    }

    private static IReadOnlyList<Refusal> InTermsOf(IReadOnlyList<Refusal> refusals) =>
        [.. refusals.Select(refusal => refusal.Field == "password" ? refusal with { Field = "new" } : refusal)];

    private static DeviceResponse ToResponse(this Session session, Actor actor) => new(
        session.Id,
        session.Device,
        session.CreatedAt,
        session.LastUsedAt,
        session.ExpiresAt,
        session.Id == actor.SessionId);
}

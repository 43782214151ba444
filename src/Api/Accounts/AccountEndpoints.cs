using Spherespace.Hosting;

namespace Spherespace.Accounts;

/// <summary>Registering, signing in and out, renewing tokens.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Accounts");
        auth.MapPost("/register", Register).RequireLimit(Limits.Auth).Produces<SessionResponse>(StatusCodes.Status201Created);
        auth.MapPost("/login", SignIn).RequireLimit(Limits.Auth).Produces<SessionResponse>();
        auth.MapPost("/refresh", Refresh).Produces<SessionResponse>();
        auth.MapPost("/logout", SignOut).Produces(StatusCodes.Status204NoContent);
        auth.MapSessions();
        routes.MapProfile();
    }

    private static async Task<IResult> Register(RegisterRequest body, HttpContext http, IGrainFactory grains, SessionDesk desk)
    {
        var token = RefreshToken.New();
        var answer = await grains.Accounts().Register(body.ToCommand(token, DeviceName.Of(http.Request)));

        return answer.Session is { } started
            ? TypedResults.Created($"{ApiPaths.Base}/auth/me", await desk.OpenAsync(http, started, token))
            : answer.Refusals.ToProblem();
    }

    private static async Task<IResult> SignIn(LoginRequest body, HttpContext http, IGrainFactory grains, SessionDesk desk)
    {
        var token = RefreshToken.New();
        var answer = await grains.Accounts().SignIn(body.ToCommand(token, DeviceName.Of(http.Request)));

        return answer.Session is { } started
            ? TypedResults.Ok(await desk.OpenAsync(http, started, token))
            : answer.Refusals.ToProblem();
    }

    private static async Task<IResult> Refresh(RefreshRequest? body, HttpContext http, IGrainFactory grains, SessionDesk desk)
    {
        if (SessionDesk.Presented(http.Request, body) is not { } presented) return NothingToRefresh(http.Request);

        var next = RefreshToken.New();
        var answer = await grains.Accounts().Refresh(new RefreshSession(presented.Hash, next.Hash));
        if (answer.Session is { } renewed) return TypedResults.Ok(await desk.OpenAsync(http, renewed, next));

        RefreshCookie.Delete(http);
        return answer.Refusals.ToProblem();
    }

    private static async Task<IResult> SignOut(RefreshRequest? body, HttpContext http, IGrainFactory grains)
    {
        var (actor, presented) = (http.User.Actor(), SessionDesk.Presented(http.Request, body));
        if (presented is null && actor is null) return Refusals.Unauthenticated.ToProblem();

        if (presented is not null) await grains.Accounts().SignOut(presented.Hash);
        if (actor is not null) await grains.User(actor.UserId).EndSession(actor, actor.SessionId);

        RefreshCookie.Delete(http);
        return TypedResults.NoContent();
    }

    private static IResult NothingToRefresh(HttpRequest request) => RefreshCookie.IsWanted(request)
        ? AccountRefusals.Table[AccountRefusal.InvalidRefresh].ToProblem()
        : JsonFaults.Missing("refresh").ToProblem();
}

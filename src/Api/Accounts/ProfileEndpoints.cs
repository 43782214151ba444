using Spherespace.Hosting;
using Spherespace.People;

namespace Spherespace.Accounts;

/// <summary>One's own profile, under each of its names.</summary>
internal static class ProfileEndpoints
{
    private static readonly string[] Names = ["/auth/me", "/auth/user", "/auth/profile", "/users/me"];
    private static readonly string[] Changing = [HttpMethods.Patch, HttpMethods.Put];

    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        foreach (var name in Names)
        {
            var me = routes.MapGroup(name).WithTags("Accounts").RequireAuthorization();
            me.MapGet("/", Read).Produces<MeResponse>();
            me.MapMethods("/", Changing, Update).Produces<MeResponse>();
        }
    }

    private static async Task<IResult> Read(Actor actor, IGrainFactory grains) =>
        await Show(await grains.User(actor.UserId).Me(actor), grains);

    private static async Task<IResult> Update(UpdateProfileRequest body, Actor actor, IGrainFactory grains) =>
        await Show(await grains.User(actor.UserId).UpdateProfile(body.ToCommand(actor)), grains);

    private static async Task<IResult> Show(AccountAnswer answer, IGrainFactory grains) =>
        answer.Account is { } account ? TypedResults.Ok(await grains.ShowAsync(account)) : answer.Refusals.ToProblem();
}

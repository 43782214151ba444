using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>Who may look behind the curtain: the users whose names stand in <c>Operations:Administrators</c>.</summary>
internal static class Administrators
{
    public const string Policy = nameof(Administrators);

    public static void AddAdministrators(this IServiceCollection services)
    {
        services.AddSettings<OperationsOptions>("Operations");
        services.AddScoped<IAuthorizationHandler, AdministratorHandler>();
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy =>
            policy.RequireAuthenticatedUser().AddRequirements(new AdministratorRequirement()));
    }
}

internal sealed class AdministratorRequirement : IAuthorizationRequirement;

/// <summary>How the front tier learns a user's name from an account; the accounts feature knows.</summary>
internal interface IUsernames
{
    Task<string?> FindAsync(UserId user, CancellationToken cancellation);
}

internal sealed class AdministratorHandler(IOptions<OperationsOptions> options, IUsernames? usernames = null)
    : AuthorizationHandler<AdministratorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (options.Value.Administrators is not { Length: > 0 } administrators) return;
        if (context.User.Actor() is not { } actor || usernames is null) return;

        var name = await usernames.FindAsync(actor.UserId, CancellationToken.None);
        if (administrators.Contains(name, StringComparer.OrdinalIgnoreCase)) context.Succeed(requirement);
    }
}

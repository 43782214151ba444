using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Spherespace.People;

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

internal sealed class AdministratorHandler(IOptions<OperationsOptions> options, PeopleQueries people)
    : AuthorizationHandler<AdministratorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (options.Value.Administrators is not { Length: > 0 } administrators) return;
        if (context.User.Actor() is not { } actor || await people.ReadAsync(actor.UserId) is not { } profile) return;

        if (administrators.Contains(profile.Username, StringComparer.OrdinalIgnoreCase)) context.Succeed(requirement);
    }
}

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Spherespace.Hosting;

namespace Spherespace.Accounts;

/// <summary>Finds out who calls: a good access token whose session hasn't ended.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessTokens tokens,
    IGrainFactory grains) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    // A token that is no good counts as none: what needs a user then answers 401, what doesn't goes on.
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token || tokens.Read(token) is not { } actor) return AuthenticateResult.NoResult();
        if (!await grains.User(actor.UserId).HasSession(actor.SessionId)) return AuthenticateResult.NoResult();

        return AuthenticateResult.Success(new AuthenticationTicket(new(new ActorIdentity(actor, SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = BearerToken.Of(Request) is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Refusals.Unauthenticated.ToProblem().ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusals.Forbidden.ToProblem().ExecuteAsync(Context);
}

using Spherespace.People;

namespace Spherespace.Accounts;

/// <summary>Hands tokens over the counter: in the body, or the refresh token as a cookie.</summary>
internal sealed class SessionDesk(AccessTokens tokens, IGrainFactory grains)
{
    public async Task<SessionResponse> OpenAsync(HttpContext http, StartedSession started, RefreshToken refresh)
    {
        var inCookie = RefreshCookie.IsWanted(http.Request);
        if (inCookie) RefreshCookie.Write(http, refresh, started.Session);

        var actor = new Actor(started.Account.Profile.Id, started.Session.Id);
        return new SessionResponse(
            await grains.ShowAsync(started.Account),
            tokens.Make(actor),
            inCookie ? null : refresh.Text,
            (int)tokens.Lifetime.TotalSeconds);
    }

    /// <summary>The refresh token that came with a request; null where none did.</summary>
    public static RefreshToken? Presented(HttpRequest request, RefreshRequest? body) =>
        (body?.Token ?? RefreshCookie.Read(request)) is { Length: > 0 } text ? new RefreshToken(text) : null;
}

namespace Spherespace.Accounts;

/// <summary>
/// The refresh token of a browser, kept where no script can read it. A request says with <c>X-Session: cookie</c> that it
/// wants this. No other site can make a browser send that header, and SameSite=Strict keeps the cookie from its requests.
/// </summary>
internal static class RefreshCookie
{
    private const string Name = "spherespace_refresh";

    public static bool IsWanted(HttpRequest request) =>
        request.Headers["X-Session"].ToString().Equals("cookie", StringComparison.OrdinalIgnoreCase);

    public static string? Read(HttpRequest request) => IsWanted(request) ? request.Cookies[NameFor(request)] : null;

    public static void Write(HttpContext context, RefreshToken token, Session session) =>
        context.Response.Cookies.Append(
            NameFor(context.Request), token.Text, Options(context.Request, session.ExpiresAt - session.LastUsedAt));

    public static void Delete(HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey(NameFor(context.Request)))
            context.Response.Cookies.Append(NameFor(context.Request), "", Options(context.Request, TimeSpan.Zero));
    }

    // The prefix makes browsers refuse it to other paths, hosts and plain HTTP, which http://localhost can't do without.
    private static string NameFor(HttpRequest request) => request.IsHttps ? $"__Host-{Name}" : Name;

    private static CookieOptions Options(HttpRequest request, TimeSpan lifetime) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}

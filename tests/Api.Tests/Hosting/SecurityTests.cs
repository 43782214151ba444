namespace Spherespace.Hosting;

public sealed class SecurityTests(AppFixture app) : ApiTests(app)
{
    [Theory]
    [InlineData("/auth/me")]
    [InlineData("/nothing")]
    [InlineData("~/health")]
    [InlineData("~/api/docs/index.html")]
    [InlineData("~/api/redoc/index.html")]
    [InlineData("~/")]
    public async Task Get_Anything_TellsBrowsersWhatNotToDo(string path)
    {
        var answer = await App.Anybody().Send(HttpMethod.Get, path, content: null, ("Accept", "text/html"));

        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("X-Frame-Options").ShouldBe("DENY");
        answer.Header("Referrer-Policy").ShouldNotBeNull();
        answer.Header("Permissions-Policy").ShouldNotBeNull();
        answer.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        answer.Header("Server").ShouldBeNull();
        answer.Header("Strict-Transport-Security").ShouldBeNull();
        var policy = answer.Header("Content-Security-Policy")!.Split("; ");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.Where(part => part.StartsWith("script-src", StringComparison.Ordinal) && part.Contains("unsafe", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_Api_IsNotKeptByAnybody() =>
        (await App.Anybody().Get("/auth/me")).Header("Cache-Control").ShouldBe("no-store");

    [Fact]
    public async Task Get_OverHttpsAtAKnownProxy_IsToldToStayThere()
    {
        await using var own = await App.StartAsync(("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        var answer = await own.Anybody().Send(
            HttpMethod.Get, "~/health", content: null, ("X-Forwarded-For", "1.1.1.1"), ("X-Forwarded-Proto", "https"));

        answer.Header("Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Fact]
    public async Task Preflight_FromAListedOrigin_IsAllowedWithCredentials()
    {
        await using var own = await App.StartAsync(("Cors:Origins:0", "https://example.org"));

        var (listed, other) = (await Preflight(own, "https://example.org"), await Preflight(own, "https://example.com"));

        listed.Header("Access-Control-Allow-Origin").ShouldBe("https://example.org");
        listed.Header("Access-Control-Allow-Credentials").ShouldBe("true");
        other.Header("Access-Control-Allow-Origin").ShouldBeNull();
    }

    private static Task<Answer> Preflight(App app, string origin) => app.Anybody().Send(
        HttpMethod.Options,
        "/auth/login",
        content: null,
        ("Origin", origin),
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type"));
}

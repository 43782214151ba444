using System.Globalization;
using Spherespace.Testing;

namespace Spherespace.Hosting;

public sealed class LimitTests
{
    private static readonly (string, string) On = ("Limits:Enabled", "true");

    [Fact]
    public async Task Get_SignedIn_CountsByUserAndSaysSo()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var app = await App.StartAsync(clock, On, ("Limits:SignedIn:Permits", "3"), ("Limits:SignedIn:Seconds", "60"));
        var (ana, ben) = (await app.NewPerson("ana"), await app.NewPerson("ben"));

        var first = (await ana.Api.Get("/auth/me")).Expect(200);
        await ana.Api.Get("/auth/me");
        var last = (await ana.Api.Get("/auth/me")).Expect(200);
        var refused = await ana.Api.Get("/auth/me");

        first.Header("X-RateLimit-Limit").ShouldBe("3");
        first.Header("X-RateLimit-Remaining").ShouldBe("2");
        first.Header("X-RateLimit-Reset").ShouldBe(Seconds(clock, 20));
        last.Header("X-RateLimit-Remaining").ShouldBe("0");
        refused.ExpectProblem(429, "rate_limited").Header("Retry-After").ShouldBe("20");
        refused.Header("X-RateLimit-Reset").ShouldBe(Seconds(clock, 60));
        refused.Json.GetProperty("detail").GetString()!.ShouldContain("20 seconds");
        (await ben.Api.Get("/auth/me")).Expect(200);
    }

    [Fact]
    public async Task Get_AfterAWhile_IsAllowedAgain()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        await using var app = await App.StartAsync(clock, On, ("Limits:SignedIn:Permits", "1"), ("Limits:SignedIn:Seconds", "30"));
        var ana = await app.NewPerson("ana");
        (await ana.Api.Get("/auth/me")).Expect(200);
        (await ana.Api.Get("/auth/me")).Expect(429);

        clock.Advance(TimeSpan.FromSeconds(30));

        (await ana.Api.Get("/auth/me")).Expect(200);
    }

    [Fact]
    public async Task SignIn_ManyTimes_IsCountedByAccount()
    {
        await using var app = await App.StartAsync(On, ("Limits:Auth:Seconds", "3600"));
        for (var attempt = 0; attempt < 5; attempt++) await SignIn(app, "ana", 401);

        (await SignIn(app, " ANA ", 429)).Header("X-RateLimit-Limit").ShouldBe("5");
        await SignIn(app, "ben", 401);
    }

    [Fact]
    public async Task Get_Anonymous_IsCountedByAddress()
    {
        await using var app = await App.StartAsync(On, ("Limits:Anonymous:Permits", "2"), ("Limits:Anonymous:Seconds", "3600"));

        (await app.Anybody().Get("/auth/me")).Expect(401).Header("X-RateLimit-Remaining").ShouldBe("1");
        (await app.Anybody().Get("/nothing")).Expect(404).Header("X-RateLimit-Remaining").ShouldBe("0");
        (await app.Anybody().Get("/auth/me")).ExpectProblem(429, "rate_limited");
        (await app.Anybody().Get("~/health")).Expect(200).Header("X-RateLimit-Limit").ShouldBeNull();
    }

    [Fact]
    public async Task Get_ForwardedByAStranger_CountsTheStranger()
    {
        await using var app = await App.StartAsync(On, ("Limits:Anonymous:Permits", "1"), ("Limits:Anonymous:Seconds", "3600"));

        (await From(app, "1.1.1.1")).Expect(401);
        (await From(app, "2.2.2.2")).Expect(429);
    }

    [Fact]
    public async Task Get_ForwardedByAKnownProxy_CountsItsCaller()
    {
        await using var app = await App.StartAsync(
            On, ("Limits:Anonymous:Permits", "1"), ("Limits:Anonymous:Seconds", "3600"), ("ForwardedHeaders:KnownProxies:0", "127.0.0.0/8"));

        (await From(app, "1.1.1.1")).Expect(401);
        (await From(app, "2.2.2.2")).Expect(401);
        (await From(app, "1.1.1.1")).Expect(429);
    }

    private static Task<Answer> From(App app, string address) =>
        app.Anybody().Send(HttpMethod.Get, "/auth/me", content: null, ("X-Forwarded-For", address));

    private static async Task<Answer> SignIn(App app, string login, int expected) =>
        (await app.Anybody().Post("/auth/login", new { login, password = "wrong" })).Expect(expected);

    private static string Seconds(ManualClock clock, int later) =>
        Math.Ceiling((clock.GetUtcNow().AddSeconds(later) - DateTimeOffset.UnixEpoch).TotalSeconds).ToString(CultureInfo.InvariantCulture);
}

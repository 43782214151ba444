using System.Text.RegularExpressions;

namespace Spherespace.Accounts;

public sealed partial class CookieSessionTests(AppFixture fixture) : ApiTests(fixture)
{
    private static readonly (string, string) WantsCookie = ("X-Session", "cookie");

    [Fact]
    public async Task SignIn_WantingACookie_KeepsTheTokenOutOfTheBody()
    {
        var ana = await App.NewPerson("ana");

        var answer = await SignsIn(ana);

        answer.Json.TryGetProperty("refresh", out _).ShouldBeFalse();
        answer.Json.TryGetProperty("refreshToken", out _).ShouldBeFalse();
        answer.Json.GetProperty("access").GetString().ShouldNotBeNullOrEmpty();
        answer.Header("Set-Cookie").ShouldNotBeNull()
            .ShouldMatch("^spherespace_refresh=[A-Za-z0-9_-]{43}; max-age=604800; path=/; samesite=strict; httponly$");
    }

    [Fact]
    public async Task Register_WantingACookie_SetsIt()
    {
        var body = ApiClient.Raw("""{"username":"cookie-fan","email":"cookie@example.org","password":"correct horse 1"}""");

        var answer = (await App.Anybody().Send(HttpMethod.Post, "/auth/register", body, WantsCookie)).Expect(201);

        Cookie(answer).ShouldNotBeNull();
        answer.Json.TryGetProperty("refresh", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Refresh_WithTheCookie_RotatesIt()
    {
        var first = Cookie(await SignsIn(await App.NewPerson("ana")));

        var answer = (await Refreshes(first)).Expect(200);

        Cookie(answer).ShouldNotBe(first);
        answer.Json.TryGetProperty("refresh", out _).ShouldBeFalse();
        (await Refreshes(Cookie(answer))).Expect(200);
    }

    [Fact]
    public async Task Refresh_WithAUsedCookie_TakesItAway()
    {
        var first = Cookie(await SignsIn(await App.NewPerson("ana")));
        await Refreshes(first);

        var answer = (await Refreshes(first)).ExpectProblem(401, "invalid_refresh");

        answer.Header("Set-Cookie").ShouldNotBeNull().ShouldStartWith("spherespace_refresh=; max-age=0;");
    }

    [Fact]
    public async Task Refresh_WithTheCookieButWithoutTheHeader_IsRefused()
    {
        var cookie = Cookie(await SignsIn(await App.NewPerson("ana")));

        (await App.Anybody().Send(HttpMethod.Post, "/auth/refresh", null, ("Cookie", cookie))).ExpectProblem(400, "invalid");

        (await Refreshes(cookie)).Expect(200);
    }

    [Fact]
    public async Task Refresh_WithoutTheCookie_IsRefused() =>
        (await App.Anybody().Send(HttpMethod.Post, "/auth/refresh", null, WantsCookie)).ExpectProblem(401, "invalid_refresh");

    [Fact]
    public async Task Logout_WithTheCookie_EndsTheSessionAndTakesItAway()
    {
        var signedIn = await SignsIn(await App.NewPerson("ana"));
        var cookie = Cookie(signedIn);

        var answer = (await App.Anybody().Send(HttpMethod.Post, "/auth/logout", null, WantsCookie, ("Cookie", cookie))).Expect(204);

        answer.Header("Set-Cookie").ShouldNotBeNull().ShouldStartWith("spherespace_refresh=; max-age=0;");
        (await Refreshes(cookie)).ExpectProblem(401, "invalid_refresh");
        var access = signedIn.Json.GetProperty("access").GetString();
        (await App.As(access).Get("/auth/me")).ExpectProblem(401, "unauthenticated");
    }

    private async Task<Answer> SignsIn(Someone person)
    {
        var body = ApiClient.Raw($$"""{"login":"{{person.Username}}","password":"{{Someone.Password}}"}""");
        return (await App.Anybody().Send(HttpMethod.Post, "/auth/login", body, WantsCookie)).Expect(200);
    }

    private Task<Answer> Refreshes(string cookie) =>
        App.Anybody().Send(HttpMethod.Post, "/auth/refresh", null, WantsCookie, ("Cookie", cookie));

    private static string Cookie(Answer answer) => NameAndValue().Match(answer.Header("Set-Cookie")!).Value;

    [GeneratedRegex("^[^;]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameAndValue();
}

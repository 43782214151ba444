namespace Spherespace.Accounts;

/// <summary>What no endpoint of this feature may stumble over.</summary>
public sealed class AccountInputTests(AppFixture fixture) : ApiTests(fixture)
{
    public static TheoryData<string, string> WithBody => new()
    {
        { "POST", "/auth/register" },
        { "POST", "/auth/login" },
        { "POST", "/auth/refresh" },
        { "POST", "/auth/logout" },
        { "POST", "/auth/change-password" },
        { "PATCH", "/auth/me" },
        { "PUT", "/auth/me" },
    };

    public static TheoryData<string, string> SignedIn => new()
    {
        { "GET", "/auth/me" },
        { "PATCH", "/auth/me" },
        { "PUT", "/auth/me" },
        { "GET", "/auth/sessions" },
        { "DELETE", "/auth/sessions" },
        { "DELETE", "/auth/sessions/019a0000-0000-7000-8000-000000000000" },
        { "POST", "/auth/change-password" },
        { "GET", "/users" },
        { "GET", "/users/ana" },
    };

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Body_ThatIsNoJsonObject_IsRefused(string method, string path)
    {
        var ana = await App.NewPerson("ana");

        foreach (var json in new[] { "{", "nonsense", "[]", "7", "\"x\"", "{\"a\":}", "{'a':1}", "{} {}", "\u0000" })
            (await ana.Api.Send(new HttpMethod(method), path, ApiClient.Raw(json))).ExpectProblem(400, "invalid");
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Body_OfAnotherType_IsRefused(string method, string path)
    {
        var ana = await App.NewPerson("ana");

        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "ana" });
        (await ana.Api.Send(new HttpMethod(method), path, form)).ExpectProblem(415, "unsupported_type");
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Body_OfElevenMegabytes_IsRefused(string method, string path)
    {
        var ana = await App.NewPerson("ana");

        var huge = ApiClient.Raw($$"""{"password":"{{new string('x', 11_000_000)}}"}""");
        (await ana.Api.Send(new HttpMethod(method), path, huge)).ExpectProblem(413, "too_large");
    }

    [Theory]
    [MemberData(nameof(SignedIn))]
    public async Task WithoutAToken_IsRefused(string method, string path) =>
        (await App.Anybody().Send(new HttpMethod(method), path, ApiClient.Raw("{}"))).ExpectProblem(401, "unauthenticated");

    [Theory]
    [MemberData(nameof(SignedIn))]
    public async Task WithATokenThatHasEnded_IsRefused(string method, string path)
    {
        var ana = await App.NewPerson("ana");
        (await ana.Api.Post("/auth/logout")).Expect(204);

        (await ana.Api.Send(new HttpMethod(method), path, ApiClient.Raw("{}"))).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("GET", "/auth/login")]
    [InlineData("DELETE", "/auth/register")]
    [InlineData("POST", "/auth/me")]
    public async Task WithAnotherMethod_IsRefused(string method, string path) =>
        (await App.Anybody().Send(new HttpMethod(method), path)).ExpectProblem(405, "method_not_allowed");
}

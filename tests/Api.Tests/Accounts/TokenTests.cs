using Spherespace.Testing;

namespace Spherespace.Accounts;

public sealed class TokenTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task Refresh_RotatesBothTokens()
    {
        var ana = await App.NewPerson("ana");

        var renewed = (await App.Refreshes(ana.Refresh)).Expect(200).Json;

        var device = new Device(App, renewed);
        device.Refresh.ShouldNotBe(ana.Refresh);
        renewed.GetProperty("user").GetProperty("email").GetString().ShouldBe($"{ana.Username}@example.org");
        (await device.Api.Get("/auth/me")).Expect(200);
        (await ana.Api.Get("/auth/me")).Expect(200);
    }

    [Fact]
    public async Task Refresh_UnderItsOtherName_IsTheSame()
    {
        var ana = await App.NewPerson("ana");

        (await App.Anybody().Post("/auth/refresh", new { refreshToken = ana.Refresh })).Expect(200);
    }

    [Fact]
    public async Task Refresh_UsedTokenComesBack_EndsTheSession()
    {
        var ana = await App.NewPerson("ana");
        var phone = await App.SignsInAgain(ana);
        var renewed = new Device(App, (await App.Refreshes(ana.Refresh)).Expect(200).Json);

        (await App.Refreshes(ana.Refresh)).ExpectProblem(401, "invalid_refresh");

        (await App.Refreshes(renewed.Refresh)).ExpectProblem(401, "invalid_refresh");
        (await renewed.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
        (await phone.Api.Get("/auth/me")).Expect(200);
    }

    [Fact]
    public async Task Refresh_TenAtOnce_OneWinsAndTheSessionEnds()
    {
        var ana = await App.NewPerson("ana");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => App.Refreshes(ana.Refresh)));

        var won = answers.Where(answer => answer.Status == 200).ShouldHaveSingleItem();
        foreach (var lost in answers.Except([won])) lost.ExpectProblem(401, "invalid_refresh");
        (await new Device(App, won.Json).Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"refresh":null}""", 400)]
    [InlineData("""{"refresh":""}""", 400)]
    [InlineData("""{"refresh":7}""", 400)]
    [InlineData("""{"refresh":"nobody's"}""", 401)]
    [InlineData("""{"refresh":"☃"}""", 401)]
    public async Task Refresh_WithoutAGoodToken_IsRefused(string body, int status) =>
        (await App.Anybody().Send(HttpMethod.Post, "/auth/refresh", ApiClient.Raw(body)))
            .ExpectProblem(status, status == 400 ? "invalid" : "invalid_refresh");

    [Fact]
    public async Task Refresh_WithoutABody_IsRefused()
    {
        (await App.Anybody().Post("/auth/refresh")).ExpectProblem(400, "invalid").Fault("refresh").ShouldNotBeNull();
        (await App.Refreshes(new string('x', 100_000))).ExpectProblem(401, "invalid_refresh");
    }

    [Fact]
    public async Task Logout_EndsBothTokensAtOnce()
    {
        var ana = await App.NewPerson("ana");
        var phone = await App.SignsInAgain(ana);

        (await ana.Api.Post("/auth/logout")).Expect(204);

        (await ana.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated").Header("WWW-Authenticate").ShouldBe("Bearer error=\"invalid_token\"");
        (await App.Refreshes(ana.Refresh)).ExpectProblem(401, "invalid_refresh");
        (await phone.Api.Get("/auth/me")).Expect(200);
    }

    [Fact]
    public async Task Logout_WithTheRefreshTokenAlone_EndsItsSession()
    {
        var ana = await App.NewPerson("ana");

        (await App.Anybody().Post("/auth/logout", new { refresh = ana.Refresh })).Expect(204);
        (await App.Anybody().Post("/auth/logout", new { refresh = ana.Refresh })).Expect(204);

        (await ana.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Logout_WithoutAnyToken_IsRefused() =>
        (await App.Anybody().Post("/auth/logout")).ExpectProblem(401, "unauthenticated");

    [Fact]
    public async Task Access_UntilItExpires_AndNoLonger()
    {
        var clock = new ManualClock();
        await using var app = await App.StartAsync(clock);
        var ana = await app.NewPerson("ana");

        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await ana.Api.Get("/auth/me")).Expect(200);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await ana.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
        (await app.Refreshes(ana.Refresh)).Expect(200);
    }

    [Fact]
    public async Task Session_LastsAWeekUnlessItIsUsed()
    {
        var clock = new ManualClock();
        await using var app = await App.StartAsync(clock);
        var ana = await app.NewPerson("ana");
        var phone = await app.SignsInAgain(ana);

        clock.Advance(TimeSpan.FromDays(6));
        var renewed = new Device(app, (await app.Refreshes(ana.Refresh)).Expect(200).Json);
        clock.Advance(TimeSpan.FromDays(1));

        (await app.Refreshes(phone.Refresh)).ExpectProblem(401, "invalid_refresh");
        renewed = new Device(app, (await app.Refreshes(renewed.Refresh)).Expect(200).Json);
        (await renewed.Api.Get("/auth/sessions")).Expect(200).Json.GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhbmEifQ.")]
    [InlineData("Basic YW5hOmFuYQ==")]
    public async Task Access_WhatIsNoToken_CountsAsNone(string header) =>
        (await App.Anybody().Send(HttpMethod.Get, "/auth/me", null, ("Authorization", header))).ExpectProblem(401, "unauthenticated");

    [Fact]
    public async Task Access_InTheAddress_CountsAsNone()
    {
        var ana = await App.NewPerson("ana");

        (await App.Anybody().Get($"/auth/me?access_token={ana.Access}")).ExpectProblem(401, "unauthenticated")
            .Header("WWW-Authenticate").ShouldBe("Bearer");
    }
}

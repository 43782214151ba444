using System.Text.Json;

namespace Spherespace.Accounts;

public sealed class SessionTests(AppFixture fixture) : ApiTests(fixture)
{
    private const string NewPassword = "another horse 2";

    [Fact]
    public async Task List_NamesEachDeviceAndTheOneThatAsks()
    {
        var ana = await App.NewPerson("ana");
        var body = ApiClient.Raw($$"""{"login":"{{ana.Username}}","password":"{{Someone.Password}}"}""");
        await App.Anybody().Send(HttpMethod.Post, "/auth/login", body, ("User-Agent", "Firefox/128.0 (X11; Linux)"));

        var list = (await ana.Api.Get("/auth/sessions")).Expect(200).Json;

        list.GetProperty("count").GetInt32().ShouldBe(2);
        var sessions = list.GetProperty("results").EnumerateArray().ToArray();
        sessions.Select(session => session.GetProperty("current").GetBoolean()).ShouldBe([false, true]);
        sessions[0].GetProperty("device").GetString().ShouldBe("Firefox on Linux");
        foreach (var time in new[] { "created_at", "last_used_at", "expires_at" }) sessions[0].GetProperty(time).GetDateTimeOffset();
    }

    [Fact]
    public async Task List_ByPage_GoesOnWhereItEnded()
    {
        var ana = await App.NewPerson("ana");
        await App.SignsInAgain(ana);

        var first = (await ana.Api.Get("/auth/sessions?page_size=1")).Expect(200).Json;
        var second = (await ana.Api.Get($"~{first.GetProperty("next").GetString()}")).Expect(200).Json;

        Ids(first).Concat(Ids(second)).Distinct().Count().ShouldBe(2);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ana.Api.Get("/auth/sessions?page_size=101")).ExpectProblem(400, "invalid").Fault("page_size").ShouldNotBeNull();
        (await ana.Api.Get("/auth/sessions?page=x")).ExpectProblem(400, "invalid").Fault("page").ShouldNotBeNull();
    }

    [Fact]
    public async Task End_AnotherDevice_SignsItOutAtOnce()
    {
        var ana = await App.NewPerson("ana");
        var phone = await App.SignsInAgain(ana);
        var id = Ids((await ana.Api.Get("/auth/sessions")).Json)[0];

        (await ana.Api.Delete($"/auth/sessions/{id}")).Expect(204);

        (await phone.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
        (await App.Refreshes(phone.Refresh)).ExpectProblem(401, "invalid_refresh");
        (await ana.Api.Delete($"/auth/sessions/{id}")).ExpectProblem(404, "not_found");
        (await ana.Api.Get("/auth/me")).Expect(200);
    }

    [Fact]
    public async Task End_SomebodyElses_LooksLikeNone()
    {
        var ana = await App.NewPerson("ana");
        var eve = await App.NewPerson("eve");
        var id = Ids((await ana.Api.Get("/auth/sessions")).Json).ShouldHaveSingleItem();

        (await eve.Api.Delete($"/auth/sessions/{id}")).ExpectProblem(404, "not_found");

        (await ana.Api.Get("/auth/me")).Expect(200);
    }

    [Theory]
    [InlineData("019a0000-0000-7000-8000-000000000000")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("1")]
    [InlineData("me")]
    [InlineData("%00")]
    public async Task End_WhatIsNoSession_IsNotFound(string id)
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Delete($"/auth/sessions/{id}")).Status.ShouldBeOneOf(400, 404);
    }

    [Fact]
    public async Task EndOthers_LeavesTheOneThatAsks()
    {
        var ana = await App.NewPerson("ana");
        var phone = await App.SignsInAgain(ana);

        (await ana.Api.Delete("/auth/sessions")).Expect(204);

        (await phone.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
        Ids((await ana.Api.Get("/auth/sessions")).Expect(200).Json).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ChangePassword_EndsTheOtherSessions()
    {
        var ana = await App.NewPerson("ana");
        var phone = await App.SignsInAgain(ana);

        (await ana.Api.Post("/auth/change-password", new { current = Someone.Password, @new = NewPassword })).Expect(204);

        (await ana.Api.Get("/auth/me")).Expect(200);
        (await App.Refreshes(ana.Refresh)).Expect(200);
        (await phone.Api.Get("/auth/me")).ExpectProblem(401, "unauthenticated");
        (await App.Refreshes(phone.Refresh)).ExpectProblem(401, "invalid_refresh");
        (await App.SignsIn(ana.Username)).ExpectProblem(401, "invalid_credentials");
        (await App.SignsIn(ana.Username, NewPassword)).Expect(200);
    }

    [Theory]
    [InlineData("""{"current":"wrong horse 1","new":"another horse 2"}""", "wrong_password", "current")]
    [InlineData("""{"new":"another horse 2"}""", "invalid", "current")]
    [InlineData("""{"current":"correct horse 1"}""", "invalid", "new")]
    [InlineData("""{"current":"correct horse 1","new":"correct horse 1"}""", "invalid", "new")]
    [InlineData("""{"current":"correct horse 1","new":"short1"}""", "invalid", "new")]
    [InlineData("""{"current":"correct horse 1","new":"password1"}""", "invalid", "new")]
    [InlineData("""{"current":1,"new":{}}""", "invalid", "new")]
    [InlineData("{}", "invalid", "new")]
    public async Task ChangePassword_WrongInput_IsNamedAndChangesNothing(string body, string error, string field)
    {
        var ana = await App.NewPerson("ana");
        var phone = await App.SignsInAgain(ana);

        var answer = await ana.Api.Send(HttpMethod.Post, "/auth/change-password", ApiClient.Raw(body));

        answer.ExpectProblem(400, error).Fault(field).ShouldNotBeNull();
        (await phone.Api.Get("/auth/me")).Expect(200);
        (await App.SignsIn(ana.Username)).Expect(200);
    }

    private static string[] Ids(JsonElement list) =>
        [.. list.GetProperty("results").EnumerateArray().Select(session => session.GetProperty("id").GetString()!)];
}

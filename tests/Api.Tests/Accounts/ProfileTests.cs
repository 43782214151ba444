using System.Text.Json;

namespace Spherespace.Accounts;

public sealed class ProfileTests(AppFixture fixture) : ApiTests(fixture)
{
    public static TheoryData<string> Names => ["/auth/me", "/auth/user", "/auth/profile", "/users/me"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Me_UnderEachName_IsTheSame(string path)
    {
        var ana = await App.NewPerson("ana");

        var me = (await ana.Api.Get(path)).Expect(200).Json;

        me.GetProperty("id").GetString().ShouldBe(ana.Id);
        me.GetProperty("email").GetString().ShouldBe($"{ana.Username}@example.org");
        (await ana.Api.Get($"{path}/")).Expect(200);
        (await ana.Api.Get($"~/api{path}")).Expect(200);
        (await App.Anybody().Get(path)).ExpectProblem(401, "unauthenticated");
        (await App.Anybody().Patch(path, new { bio = "x" })).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Update_UnderEachNameAndMethod_ChangesWhatIsNamed(string path)
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Patch(path, new { first_name = " Ana ", lastName = "Costa" })).Expect(200);
        var me = (await ana.Api.Put(path, new { bio = "Gardener.", time_zone = "Europe/Lisbon" })).Expect(200).Json;

        me.GetProperty("display_name").GetString().ShouldBe("Ana Costa");
        me.GetProperty("bio").GetString().ShouldBe("Gardener.");
        me.GetProperty("time_zone").GetString().ShouldBe("Europe/Lisbon");
        (await ana.Api.Get("/auth/me")).Json.GetRawText().ShouldBe(me.GetRawText());
    }

    [Fact]
    public async Task Update_Settings_AreLaidOverThoseStored()
    {
        var ana = await App.NewPerson("ana");

        await ana.Api.Patch("/auth/me", new { settings = new { theme = "dark", language = "pt" } });
        var me = (await ana.Api.Patch("/auth/me", new { settings = new { theme = (string?)null, read_receipts = false } })).Expect(200).Json;

        JsonSerializer.Serialize(me.GetProperty("settings")).ShouldBe("""{"language":"pt","read_receipts":false}""");
    }

    [Fact]
    public async Task Update_WhatIsNotAProfile_IsIgnored()
    {
        var ana = await App.NewPerson("ana");
        var before = (await ana.Api.Get("/auth/me")).Text;

        var answer = await ana.Api.Patch("/auth/me", new { username = "root", email = "x@example.org", verified = true, id = Guid.NewGuid() });

        answer.Expect(200).Text.ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"first_name":1}""", "first_name")]
    [InlineData("""{"first_name":"a\u0007"}""", "first_name")]
    [InlineData("""{"firstName":"a\u0000"}""", "first_name")]
    [InlineData("""{"last_name":["x"]}""", "last_name")]
    [InlineData("""{"bio":{}}""", "bio")]
    [InlineData("""{"bio":"\u0001"}""", "bio")]
    [InlineData("""{"time_zone":"Mars/Olympus"}""", "time_zone")]
    [InlineData("""{"time_zone":true}""", "time_zone")]
    [InlineData("""{"settings":[]}""", "settings")]
    [InlineData("""{"settings":"dark"}""", "settings")]
    [InlineData("""{"settings":{"a":"\u0000"}}""", "settings")]
    [InlineData("""{"settings":{"a":"\ud800"}}""", "settings")]
    [InlineData("""{"settings":{"\ud800":1}}""", "settings")]
    [InlineData("""{"settings":{"a":1e400}}""", "settings")]
    [InlineData("""{"settings":{"a":1,"a":2}}""", "settings")]
    public async Task Update_WrongInput_IsNamedAndChangesNothing(string body, string field)
    {
        var ana = await App.NewPerson("ana");
        var before = (await ana.Api.Get("/auth/me")).Text;

        var answer = await ana.Api.Send(HttpMethod.Patch, "/auth/me", ApiClient.Raw(body));

        answer.ExpectProblem(400, "invalid").Fault(field).ShouldNotBeNull();
        (await ana.Api.Get("/auth/me")).Text.ShouldBe(before);
    }

    [Fact]
    public async Task Update_OnePastEachLimit_IsRefused()
    {
        var ana = await App.NewPerson("ana");
        async Task Refused(string field, object body) =>
            (await ana.Api.Patch("/auth/me", body)).ExpectProblem(400, "invalid").Fault(field).ShouldNotBeNull();

        await Refused("first_name", new { first_name = new string('x', 51) });
        await Refused("last_name", new { last_name = new string('x', 51) });
        await Refused("bio", new { bio = new string('x', 501) });
        await Refused("settings", new { settings = new { a = new string('x', 4096) } });
    }
}

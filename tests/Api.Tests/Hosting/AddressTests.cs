namespace Spherespace.Hosting;

public sealed class AddressTests(AppFixture app) : ApiTests(app)
{
    [Theory]
    [InlineData("~/api/v1/auth/me")]
    [InlineData("~/api/v1/auth/me/")]
    [InlineData("~/api/auth/me")]
    [InlineData("~/api/auth/me/")]
    [InlineData("~/API/Auth/Me")]
    public async Task Get_AnySpellingOfAnAddress_IsTheSame(string path)
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Get(path)).Expect(200).Json.GetProperty("username").GetString().ShouldBe(ana.Username);
    }

    [Theory]
    [InlineData("~/api")]
    [InlineData("~/api/")]
    [InlineData("~/api/v1")]
    public async Task Get_Root_SaysWhereToGo(string path)
    {
        var root = (await App.Anybody().Get(path)).Expect(200).Json;

        root.GetProperty("docs").GetString().ShouldBe("/api/docs");
        root.GetProperty("schema").GetString().ShouldBe("/api/schema");
    }

    [Fact]
    public async Task Head_WhereGetAnswers_AnswersWithoutABody()
    {
        var answer = await App.Anybody().Send(HttpMethod.Head, "~/health");

        answer.Expect(200).Text.ShouldBeEmpty();
        answer.ContentType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Options_OfAnAddress_NamesItsMethods()
    {
        var answer = await App.Anybody().Send(HttpMethod.Options, "/auth/me");

        answer.Expect(204).Header("Allow").ShouldBe("GET, HEAD, OPTIONS, PATCH, PUT");
    }

    [Fact]
    public async Task Get_Times_AreUtcWithMilliseconds()
    {
        var ana = await App.NewPerson("ana");

        var me = (await ana.Api.Get("/auth/me")).Expect(200).Json;

        me.GetProperty("created_at").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
    }
}

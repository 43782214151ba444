using System.Text.Json;

namespace Spherespace.People;

public sealed class PeopleEndpointsTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task Read_ByIdOrUsernameInAnyCase_IsThePublicPart()
    {
        var ana = await App.NewPerson("ana");
        var ben = await App.NewPerson("ben");

        foreach (var name in new[] { ben.Id, ben.Id.ToUpperInvariant(), ben.Username, ben.Username.ToUpperInvariant() })
        {
            var user = (await ana.Api.Get($"/users/{name}")).Expect(200).Json;

            user.GetProperty("id").GetString().ShouldBe(ben.Id);
            foreach (var own in new[] { "email", "settings", "time_zone" }) user.TryGetProperty(own, out _).ShouldBeFalse(own);
        }
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("019a0000-0000-7000-8000-000000000000")]
    [InlineData("☃")]
    [InlineData("ben@example.org")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task Read_Nobody_IsNotFound(string name)
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Get($"/users/{name}")).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task Search_BeginsWithUsernameShownNameOrLastName()
    {
        var ana = await App.NewPerson("ana");
        var zoe = await Named("zq-one", "Mara", "Quill");
        var max = await Named("other", "Zq", "Zander");
        var lee = await Named("third", "Lee", "Zqart");

        await Finds(ana, "zq", zoe, max, lee);
        await Finds(ana, "ZQ-ONE", zoe);
        await Finds(ana, "@zq-one", zoe);
        await Finds(ana, "zq z", max);
        await Finds(ana, "quill", zoe);
        await Finds(ana, "mara qu", zoe);
        await Finds(ana, "ara");
        await Finds(ana, "example");
        await Finds(ana, "");
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%5C")]
    [InlineData("'")]
    [InlineData("%F4%8F%BF%BF")]
    [InlineData("%FF")]
    public async Task Search_SignsThatMeanSomethingElsewhere_MeanNothingHere(string query)
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Get($"/users?query={query}")).Expect(200).Json.GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Search_WrongInput_IsRefused()
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Get($"/users?query={new string('x', 101)}")).ExpectProblem(400, "invalid").Fault("query").ShouldNotBeNull();
        (await ana.Api.Get("/users?query=%00")).ExpectProblem(400, "invalid");
        (await ana.Api.Get("/users?query=a&page=0")).ExpectProblem(400, "invalid").Fault("page").ShouldNotBeNull();
        (await ana.Api.Get("/users?query=a&page_size=many")).ExpectProblem(400, "invalid").Fault("page_size").ShouldNotBeNull();
    }

    private async Task<Someone> Named(string username, string firstName, string lastName)
    {
        var person = await App.NewPerson(username);
        (await person.Api.Patch("/auth/me", new { first_name = firstName, last_name = lastName })).Expect(200);
        return person;
    }

    private static async Task Finds(Someone searcher, string query, params Someone[] people)
    {
        var found = (await searcher.Api.Get($"/users?query={Uri.EscapeDataString(query)}")).Expect(200).Json;

        found.GetProperty("results").EnumerateArray().Select(user => user.GetProperty("id").GetString())
            .ShouldBe(people.Select(person => person.Id), ignoreOrder: true, query);
        found.GetProperty("count").GetInt32().ShouldBe(people.Length);
    }
}

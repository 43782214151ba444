using System.Diagnostics;
using System.Text.Json;

namespace Spherespace.Accounts;

public sealed class SignUpTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task Register_SomebodyNew_AnswersWithASession()
    {
        var answer = (await App.Anybody().Post("/auth/register", new
        {
            username = "Dora",
            email = "Dora@example.org",
            password = Someone.Password,
            firstName = "Dora",
            last_name = "Diaz",
        })).Expect(201);

        var session = answer.Json;
        session.GetProperty("access").GetString().ShouldBe(session.GetProperty("token").GetString());
        session.GetProperty("refresh").GetString().ShouldBe(session.GetProperty("refreshToken").GetString());
        session.GetProperty("expires_in").GetInt32().ShouldBe(900);
        var me = session.GetProperty("user");
        Names(me).ShouldBe(
        [
            "avatar_url", "bio", "created_at", "display_name", "email", "first_name", "followers_count", "following_count",
            "friendship", "id", "is_followed_by", "is_following", "karma", "last_name", "posts_count", "presence", "settings",
            "time_zone", "username", "verified",
        ]);
        Names(me.GetProperty("presence")).ShouldBe(["emoji", "last_seen", "status", "text", "user_id"]);
        me.GetProperty("username").GetString().ShouldBe("Dora");
        me.GetProperty("email").GetString().ShouldBe("Dora@example.org");
        me.GetProperty("display_name").GetString().ShouldBe("Dora Diaz");
        me.GetProperty("friendship").GetString().ShouldBe("none");
        me.GetProperty("settings").GetRawText().ShouldBe("{}");
        answer.Header("Set-Cookie").ShouldBeNull();
    }

    [Fact]
    public async Task Register_TakenNames_AreConflictsThatSayWhich()
    {
        var ana = await App.NewPerson("ana");
        async Task<Answer> Register(string username, string email) =>
            await App.Anybody().Post("/auth/register", new { username, email, password = Someone.Password });

        var name = (await Register(ana.Username.ToUpperInvariant(), "new-ana@example.org")).ExpectProblem(409, "username_taken");
        name.Fault("username").ShouldNotBeNull();
        name.Fault("email").ShouldBeNull();
        (await Register("new-ana", $"{ana.Username}@EXAMPLE.org")).ExpectProblem(409, "email_taken").Fault("email").ShouldNotBeNull();
        var both = (await Register(ana.Username, $"{ana.Username}@example.org")).ExpectProblem(409, "username_taken");
        both.Fault("username").ShouldNotBeNull();
        both.Fault("email").ShouldNotBeNull();
    }

    [Fact]
    public async Task Register_EverythingWrong_NamesEveryFieldAtOnce()
    {
        var answer = (await App.Anybody().Post("/auth/register", new
        {
            username = "a b",
            email = "nowhere",
            password = "short",
            first_name = new string('x', 51),
            last_name = "a\u0007b",
        })).ExpectProblem(400, "invalid");

        foreach (var field in new[] { "username", "email", "password", "first_name", "last_name" })
            answer.Fault(field).ShouldNotBeNull(field);
    }

    [Theory]
    [InlineData("login", "LOGIN")]
    [InlineData("username", "LOGIN")]
    [InlineData("email", "LOGIN@example.org")]
    [InlineData("login", "LOGIN@EXAMPLE.ORG")]
    public async Task Login_ByEitherNameUnderAnyField_AnswersWithASession(string field, string form)
    {
        var ben = await App.NewPerson("ben");
        var login = form.Replace("LOGIN", ben.Username, StringComparison.Ordinal);

        var answer = await App.Anybody().Post(
            "/auth/login", new Dictionary<string, string> { [field] = login, ["password"] = Someone.Password });

        answer.Expect(200).Json.GetProperty("user").GetProperty("id").GetString().ShouldBe(ben.Id);
    }

    [Fact]
    public async Task Login_UnknownAndWrong_AnswerWithTheSameWords()
    {
        var ben = await App.NewPerson("ben");

        var wrong = (await App.SignsIn(ben.Username, "wrong horse 1")).ExpectProblem(401, "invalid_credentials");
        var unknown = (await App.SignsIn("nobody-at-all", "wrong horse 1")).ExpectProblem(401, "invalid_credentials");

        Words(unknown).ShouldBe(Words(wrong));
    }

    [Theory]
    [InlineData("{}", "login password")]
    [InlineData("""{"login":"","password":""}""", "login password")]
    [InlineData("""{"login":"ana"}""", "password")]
    [InlineData("""{"password":"x"}""", "login")]
    [InlineData("""{"login":1,"password":[]}""", "login password")]
    [InlineData("""{"login":"a\u0000b","password":"x"}""", "login")]
    [InlineData("""{"login":"\ud800","password":"x"}""", "login")]
    public async Task Login_FieldsMissingOrOfTheWrongType_AreNamed(string body, string fields)
    {
        var answer = (await App.Anybody().Send(HttpMethod.Post, "/auth/login", ApiClient.Raw(body))).ExpectProblem(400, "invalid");

        foreach (var field in fields.Split(' ')) answer.Fault(field).ShouldNotBeNull(field);
    }

    [Theory]
    [InlineData("no\tbody")]
    [InlineData("' or 1=1 --")]
    [InlineData("☃")]
    public async Task Login_NamesThatNobodyCanHave_AreUnknown(string login) =>
        (await App.SignsIn(login)).ExpectProblem(401, "invalid_credentials");

    [Fact]
    public async Task Login_VeryLongFields_AreUnknown()
    {
        (await App.SignsIn(new string('x', 10_000))).ExpectProblem(401, "invalid_credentials");
        (await App.SignsIn("ana", new string('x', 100_000))).ExpectProblem(401, "invalid_credentials");
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];

    private static string Words(Answer answer) => string.Join('\n', answer.Json.EnumerateObject()
        .Where(member => member.Name is not ("timestamp" or "trace_id")).Select(member => member.ToString()));
}

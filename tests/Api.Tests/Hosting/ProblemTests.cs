using System.Net;
using System.Text;

namespace Spherespace.Hosting;

public sealed class ProblemTests(AppFixture app) : ApiTests(app)
{
    [Theory]
    [InlineData("/nothing")]
    [InlineData("~/api/nothing")]
    [InlineData("~/health/nothing")]
    [InlineData("~/api/v1/auth/nothing/")]
    public async Task Get_UnknownPath_Is404(string path) =>
        (await App.Anybody().Get(path)).ExpectProblem(404, "not_found");

    [Fact]
    public async Task Send_WrongMethod_Is405AndSaysWhichAreRight()
    {
        var answer = await App.Anybody().Send(HttpMethod.Put, "/auth/login", ApiClient.Raw("{}"));

        answer.ExpectProblem(405, "method_not_allowed");
        answer.Header("Allow").ShouldBe("OPTIONS, POST");
    }

    [Fact]
    public async Task Get_WithoutToken_Is401() =>
        (await App.Anybody().Get("/auth/me")).ExpectProblem(401, "unauthenticated").Header("WWW-Authenticate").ShouldStartWith("Bearer");

    [Fact]
    public async Task Post_ForeignContentType_Is415()
    {
        using var form = new FormUrlEncodedContent([new("login", "ana")]);

        (await App.Anybody().Send(HttpMethod.Post, "/auth/login", form)).ExpectProblem(415, "unsupported_type");
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("\"text\"", null)]
    [InlineData("{\"login\":}", null)]
    [InlineData("{\"login\":5}", "login")]
    [InlineData("{\"login\":{}}", "login")]
    [InlineData("{\"login\":\"a\\u0000b\"}", "login")]
    [InlineData("{\"login\":\"\\ud800\"}", "login")]
    [InlineData("{\"\\ud800\":1,\"login\":1}", "login")]
    public async Task Post_WrongBody_Is400AndNamesTheField(string body, string? field)
    {
        var answer = await App.Anybody().Send(HttpMethod.Post, "/auth/login", ApiClient.Raw(body));

        answer.ExpectProblem(400, "invalid");
        if (field is not null) answer.Fault(field).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Post_SeveralWrongTypes_NamesThemAll()
    {
        var answer = await App.Anybody().Send(
            HttpMethod.Post, "/auth/register", ApiClient.Raw("""{"username":1,"email":[],"firstName":{},"password":"x"}"""));

        answer.ExpectProblem(400, "invalid");
        answer.Fault("username").ShouldBe("Must be text.");
        answer.Fault("email").ShouldBe("Must be text.");
        answer.Fault("first_name").ShouldBe("Must be text.");
    }

    [Fact]
    public async Task Post_NotUtf8_Is400()
    {
        using var content = new ByteArrayContent([.. "{\"login\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        (await App.Anybody().Send(HttpMethod.Post, "/auth/login", content)).ExpectProblem(400, "invalid");
    }

    [Fact]
    public async Task Post_UnknownFieldsAndCamelCase_AreTaken()
    {
        var ana = await App.NewPerson("ana");

        var answer = await ana.Api.Send(
            HttpMethod.Patch, "/auth/me", ApiClient.Raw("""{"firstName":"Ana","last_name":"Lima","shoe_size":38}"""));

        var me = answer.Expect(200).Json;
        me.GetProperty("first_name").GetString().ShouldBe("Ana");
        me.GetProperty("last_name").GetString().ShouldBe("Lima");
    }

    [Theory]
    [InlineData(11_000_000, true)]
    [InlineData(11_000_000, false)]
    [InlineData(1_000_001, false)]
    public async Task Post_TooLargeABody_Is413AndIsReadToItsEnd(int length, bool knownLength)
    {
        using var body = new Flood(length, knownLength);

        (await App.Anybody().Send(HttpMethod.Post, "/auth/login", body)).ExpectProblem(413, "too_large");
    }

    [Fact]
    public async Task Get_NulInQuery_Is400AndNamesTheField()
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Get("/users?query=a%00b")).ExpectProblem(400, "invalid").Fault("query").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/conversations/garbage")]
    [InlineData("/conversations/00000000000000000000000000000000")]
    [InlineData("/conversations/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("/conversations/%20")]
    [InlineData("/users/%00")]
    public async Task Get_IdThatLeadsNowhere_Is404Or400(string path)
    {
        var ana = await App.NewPerson("ana");

        var answer = await ana.Api.Get(path);

        answer.Status.ShouldBeOneOf(400, 404);
        if (answer.Status == 404) answer.ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task Get_WrongKindInQuery_Is400AndNamesTheField()
    {
        var ana = await App.NewPerson("ana");

        (await ana.Api.Get("/channels?discover=perhaps")).ExpectProblem(400, "invalid").Fault("discover").ShouldBe("Must be true or false.");
    }

    /// <summary>A body of blanks.</summary>
    private sealed class Flood : HttpContent
    {
        private readonly int _length;
        private readonly bool _knownLength;

        public Flood(int length, bool knownLength)
        {
            (_length, _knownLength) = (length, knownLength);
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var blanks = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            for (var left = _length; left > 0; left -= blanks.Length) await stream.WriteAsync(blanks.AsMemory(0, Math.Min(left, blanks.Length)));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return _knownLength;
        }
    }
}

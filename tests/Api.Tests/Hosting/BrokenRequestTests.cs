using System.Net.Http.Headers;
using System.Text.Json;

namespace Spherespace.Hosting;

/// <summary>Asks every operation of the OpenAPI document wrongly, in every way that the document lets one think of.</summary>
public sealed class BrokenRequestTests(AppFixture app) : ApiTests(app)
{
    private static readonly string[] NotJson = ["", "{", "{]", "nul", "\"", "{\"a\":1,}", new string('[', 100), "\u0000"];
    private static readonly string[] NotAnObject = ["null", "[]", "1", "\"text\"", "true"];
    private static readonly string[] WrongValues = ["12345", "\"wrong\"", "true", "{}", "[[]]", "[null]", "1e400", "\"\\u0000\"", "\"\\ud800\""];

    private static readonly string[] Ids =
        ["garbage", "0", "-1", "%00", "%20", "..%2F..", "0198c0de-0000-7000-8000-000000000000", new string('x', 2_000), "%F0%9F%92%A9", "%ff"];

    [Fact]
    public async Task EveryOperation_WithoutAToken_Is401WhereOneIsNeeded()
    {
        foreach (var operation in (await Operations()).Where(operation => operation.NeedsToken))
        {
            foreach (var client in new[] { App.Anybody(), App.As("nonsense"), App.As("eyJhbGciOiJub25lIn0.e30.") })
                (await operation.Ask(client, operation.Address(Ids[^4]), operation.HasBody ? "{}" : null)).ExpectProblem(401);
        }
    }

    [Fact]
    public async Task EveryOperation_WithGarbageForIds_IsRefused()
    {
        var ana = await App.NewPerson("ana");

        foreach (var operation in (await Operations()).Where(operation => operation.HasIds))
            foreach (var id in Ids)
                ExpectRefusal(await operation.Ask(ana.Api, operation.Address(id), operation.HasBody ? "{}" : null));
    }

    [Fact]
    public async Task EveryOperation_WithGarbageForQuery_IsNoFault()
    {
        var ana = await App.NewPerson("ana");
        string[] values = ["garbage", "-1", "99999999999999999999", "%00", "%ff", "", "1&{0}=2", new string('9', 1_000)];

        foreach (var operation in (await Operations()).Where(operation => operation.Method == HttpMethod.Get))
            foreach (var parameter in operation.Query.Concat(["page", "page_size", "limit", "before", "after", "around"]))
                foreach (var value in values)
                    (await operation.Ask(ana.Api, $"{operation.Address(Ids[6])}?{parameter}={string.Format(null, value, parameter)}", null)).Status.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task EveryOperation_WithABodyThatIsNoObject_Is400()
    {
        var ana = await App.NewPerson("ana");

        foreach (var operation in (await Operations()).Where(operation => operation.HasBody))
            foreach (var body in NotJson.Concat(NotAnObject))
            {
                if (operation.IsBodyOptional && body is "" or "null") continue;
                ExpectRefusal(await operation.Ask(ana.Api, operation.Address(Ids[6]), body));
            }
    }

    [Fact]
    public async Task EveryOperation_WithWrongKindsInItsBody_NamesTheField()
    {
        var ana = await App.NewPerson("ana");

        foreach (var operation in (await Operations()).Where(operation => operation.HasBody))
            foreach (var (name, schema) in operation.Members)
                foreach (var value in WrongValues)
                {
                    var answer = await operation.Ask(ana.Api, operation.Address(Ids[6]), $"{{\"{name}\":{value}}}");

                    answer.Status.ShouldBeLessThan(500, $"{operation} {name}: {value}");
                    if (!MayBe(schema, value)) answer.ExpectProblem(400).Json.GetProperty("details").ToString().ShouldContain(name);
                    // What was no mistake may have ended the session.
                    if (answer.Status < 300) ana = await App.NewPerson("ana");
                }
    }

    [Fact]
    public async Task EveryOperation_WithAnotherContentType_Is415()
    {
        var ana = await App.NewPerson("ana");

        foreach (var operation in (await Operations()).Where(operation => operation.HasBody))
            foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/octet-stream", "multipart/form-data; boundary=x" })
            {
                using var content = new StringContent("{}");
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

                (await ana.Api.Send(operation.Method, operation.Address(Ids[6]), content)).ExpectProblem(415, "unsupported_type");
            }
    }

    [Fact]
    public async Task EveryOperation_WithAFloodForABody_Is413()
    {
        var ana = await App.NewPerson("ana");
        var flood = new string(' ', 11_000_000);

        foreach (var operation in (await Operations()).Where(operation => operation.HasBody))
            (await operation.Ask(ana.Api, operation.Address(Ids[6]), flood)).ExpectProblem(413, "too_large");
    }

    private static void ExpectRefusal(Answer answer)
    {
        answer.Status.ShouldBeInRange(400, 499);
        // An address that is no address is refused by the server before it is anybody's; it answers without words.
        if (answer.Text.Length > 0) answer.ExpectProblem(answer.Status);
    }

    private async Task<IReadOnlyList<Operation>> Operations()
    {
        var document = (await App.Anybody().Get("~/api/schema")).Json;
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path =>
            path.Value.EnumerateObject().Select(operation => new Operation(document, path.Name, operation.Name, operation.Value)))];
    }

    private static bool MayBe(JsonElement schema, string value)
    {
        if (!schema.TryGetProperty("type", out var type)) return !schema.TryGetProperty("enum", out _);

        var isText = value.StartsWith('"') && !value.Contains('\\');
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];
        return types.Any(one => one switch
        {
            "string" => isText && !schema.TryGetProperty("format", out _) && !schema.TryGetProperty("enum", out _),
            "boolean" => value == "true",
            "integer" or "number" => value == "12345",
            "object" => value == "{}",
            _ => false,
        });
    }

    private sealed class Operation(JsonElement document, string path, string method, JsonElement description)
    {
        public HttpMethod Method { get; } = HttpMethod.Parse(method);

        public bool HasIds => path.Contains('{');

        public bool NeedsToken => description.TryGetProperty("security", out _);

        public bool HasBody => description.TryGetProperty("requestBody", out _);

        public bool IsBodyOptional => !description.GetProperty("requestBody").TryGetProperty("required", out var required) || !required.GetBoolean();

        public IEnumerable<string> Query => description.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!)
            : [];

        public IEnumerable<(string Name, JsonElement Schema)> Members
        {
            get
            {
                var body = Resolve(description.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"));
                return body.GetProperty("properties").EnumerateObject().Select(member => (member.Name, Resolve(member.Value)));
            }
        }

        public string Address(string id) => "~" + string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? id : part));

        public Task<Answer> Ask(ApiClient client, string address, string? body) =>
            client.Send(Method, address, body is null ? null : ApiClient.Raw(body));

        public override string ToString() => $"{Method} {path}";

        private JsonElement Resolve(JsonElement schema)
        {
            if (schema.TryGetProperty("oneOf", out var choices))
                schema = choices.EnumerateArray().First(choice => choice.TryGetProperty("$ref", out _));
            return schema.TryGetProperty("$ref", out var reference)
                ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
                : schema;
        }
    }
}

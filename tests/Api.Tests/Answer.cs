using System.Text.Json;

namespace Spherespace;

/// <summary>What the API answered.</summary>
public sealed class Answer
{
    private readonly string _request;
    private readonly Dictionary<string, string> _headers;

    private readonly Func<string> _faults;

    internal Answer(string request, HttpResponseMessage response, string text, Func<string> faults)
    {
        _faults = faults;
        (_request, Status, Text) = (request, (int)response.StatusCode, text);
        _headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
    }

    public int Status { get; }

    public string Text { get; }

    public string? ContentType => Header("Content-Type")?.Split(';')[0];

    public JsonElement Json => JsonElement.Parse(Text);

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    public Answer Expect(int status)
    {
        Status.ShouldBe(status, $"{_request} answered: {Text}\n{(Status < 500 ? "" : _faults())}");
        return this;
    }

    /// <summary>Expects problem details in the form of the contract.</summary>
    public Answer ExpectProblem(int status, string? error = null)
    {
        Expect(status);
        ContentType.ShouldBe("application/problem+json", _request);
        var problem = Json;
        foreach (var member in new[] { "type", "title", "detail", "message", "error", "trace_id" })
            problem.GetProperty(member).GetString().ShouldNotBeNullOrEmpty($"{member} of {_request}");
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("detail").GetString().ShouldBe(problem.GetProperty("message").GetString());
        problem.GetProperty("timestamp").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        problem.GetProperty("details").ValueKind.ShouldBe(JsonValueKind.Object);
        if (error is not null) problem.GetProperty("error").GetString().ShouldBe(error, Text);
        return this;
    }

    /// <summary>What the problem says of a field, in one string; null where it says nothing.</summary>
    public string? Fault(string field) => Json.GetProperty("details").TryGetProperty(field, out var texts)
        ? string.Join(' ', texts.EnumerateArray().Select(text => text.GetString()))
        : null;
}

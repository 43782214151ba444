using System.Text.Json;

namespace Spherespace.Hosting;

public sealed class ApiDocumentTests(AppFixture app) : ApiTests(app)
{
    private static readonly string Approved = Path.Combine(Repository.Root, "docs", "api", "openapi.json");

    /// <summary>After a change that is meant: <c>APPROVE=1 dotnet test tests/Api.Tests --filter ApiDocument</c>.</summary>
    [Fact]
    public async Task Get_Schema_IsAsApproved()
    {
        var document = (await App.Anybody().Get("~/api/schema")).Expect(200).Text.ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") is { Length: > 0 }) await File.WriteAllTextAsync(Approved, document);

        var approved = await File.ReadAllTextAsync(Approved);

        FirstDifference(approved, document).ShouldBeNull(
            "The API differs from docs/api/openapi.json. If it is meant to: APPROVE=1 dotnet test tests/Api.Tests --filter ApiDocument");
    }

    [Fact]
    public async Task Get_Schema_IsOpenApi31WithOnlyOurNames()
    {
        var document = (await App.Anybody().Get("~/api/schema")).Json;

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var names = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        names.Where(name => name != "refreshToken" && name.Any(char.IsUpper)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_Schema_SaysWhereATokenIsNeeded()
    {
        var paths = (await App.Anybody().Get("~/api/schema")).Json.GetProperty("paths");

        paths.GetProperty("/api/v1/auth/me").GetProperty("get").TryGetProperty("security", out _).ShouldBeTrue();
        paths.GetProperty("/api/v1/auth/login").GetProperty("post").TryGetProperty("security", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_Schema_DescribesEveryBodyAndAnswer()
    {
        var document = (await App.Anybody().Get("~/api/schema")).Json;

        var undescribed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .Where(operation => !Succeeds(operation.Value)).Select(operation => operation.Name);

        undescribed.ShouldBeEmpty("These say nothing of what they answer: .Produces<T>() is missing.");
    }

    [Theory]
    [InlineData("~/api/docs/index.html")]
    [InlineData("~/api/redoc/index.html")]
    public async Task Get_Pages_AreThere(string path) => (await App.Anybody().Get(path)).Expect(200).ContentType.ShouldBe("text/html");

    private static bool Succeeds(JsonElement operation) => operation.GetProperty("responses").EnumerateObject()
        .Any(response => response.Name == "204" || (response.Name[0] == '2' && response.Value.TryGetProperty("content", out _)));

    private static string? FirstDifference(string approved, string now)
    {
        var (before, after) = (approved.Split('\n'), now.Split('\n'));
        for (var line = 0; line < Math.Max(before.Length, after.Length); line++)
        {
            var (old, fresh) = (before.ElementAtOrDefault(line), after.ElementAtOrDefault(line));
            if (old != fresh) return $"line {line + 1}: approved «{old?.Trim()}», now «{fresh?.Trim()}»";
        }

        return null;
    }
}

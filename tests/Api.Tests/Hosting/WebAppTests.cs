using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Spherespace.Hosting;

public sealed class WebAppTests : IAsyncLifetime
{
    private const string Script = "document.documentElement.dataset.theme = 'dark'";

    private readonly string _folder = Directory.CreateTempSubdirectory("spherespace-web-").FullName;
    private App _app = null!;

    public async Task InitializeAsync()
    {
        Build("first");
        _app = await App.StartAsync(("Web:Directory", _folder));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("~/")]
    [InlineData("~/index.html")]
    [InlineData("~/conversations/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("~/a.b/c")]
    public async Task Get_AnyPage_GivesTheAppFresh(string path)
    {
        var page = (await Page(path)).Expect(200);

        page.Text.ShouldContain("first");
        page.Header("Cache-Control").ShouldBe("no-cache");
        page.Header("ETag").ShouldNotBeNull();
    }

    [Fact]
    public async Task Get_Page_AllowsTheScriptsThatItWasBuiltWith()
    {
        var policy = (await Page("~/")).Header("Content-Security-Policy")!;

        policy.ShouldContain($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'");
        policy.ShouldContain("script-src 'self' ");
    }

    [Fact]
    public async Task Get_Asset_IsKeptForEver()
    {
        var asset = (await _app.Anybody().Get("~/assets/main-4f2a.js")).Expect(200);

        asset.Header("Cache-Control").ShouldBe("public, max-age=31536000, immutable");
        asset.ContentType.ShouldBe("text/javascript");
    }

    [Fact]
    public async Task Get_AssetByABrowser_IsCompressedAsItWasBuilt()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_app.Address, "/assets/main-4f2a.js"));
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");

        using var response = await http.SendAsync(request);

        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        await using var text = new BrotliStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        (await new StreamReader(text).ReadToEndAsync()).ShouldBe("let app");
    }

    [Fact]
    public async Task Get_KnownVersion_IsNotSentAgain()
    {
        var tag = (await Page("~/")).Header("ETag")!;

        var again = await _app.Anybody().Send(HttpMethod.Get, "~/", content: null, ("Accept", "text/html"), ("If-None-Match", tag));

        again.Expect(304).Text.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("~/assets/gone-1234.js", "text/html")]
    [InlineData("~/picture.png", "image/png")]
    [InlineData("~/assets/main-4f2a.js.br", "*/*")]
    [InlineData("~/../secret", "*/*")]
    public async Task Get_NoSuchFile_Is404(string path, string accept) =>
        (await _app.Anybody().Send(HttpMethod.Get, path, content: null, ("Accept", accept))).Expect(404);

    [Fact]
    public async Task Get_UnknownApiPathByABrowser_IsStillAProblem() => (await Page("/nothing")).ExpectProblem(404, "not_found");

    [Fact]
    public async Task Get_AfterANewBuild_GivesTheNewApp()
    {
        (await Page("~/")).Text.ShouldContain("first");

        Build("second");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "index.html"), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        (await Page("~/")).Text.ShouldContain("second");
    }

    [Fact]
    public async Task Get_WithoutAnyBuild_SaysWhatToRun()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);

        (await Page("~/")).Expect(503).Text.ShouldContain("dotnet run --project src/Api");
    }

    private Task<Answer> Page(string path) => _app.Anybody().Send(HttpMethod.Get, path, content: null, ("Accept", "text/html,*/*;q=0.8"));

    private void Build(string name)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        File.WriteAllText(Path.Combine(_folder, "index.html"), $"<!doctype html><script>{Script}</script><script src=\"/x.js\"></script>{name}");
        var script = Path.Combine(_folder, "assets", "main-4f2a.js");
        File.WriteAllText(script, "let app");
        using var compressed = new BrotliStream(File.Create(script + ".br"), CompressionLevel.Fastest);
        compressed.Write("let app"u8);
    }
}

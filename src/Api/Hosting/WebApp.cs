using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>Section <c>Web</c>.</summary>
internal sealed class WebOptions
{
    /// <summary>The folder of the built web app; a relative one counts from the program's own folder.</summary>
    public string Directory { get; set; } = "wwwroot";
}

/// <summary>
/// Serves the built web app: its files, and index.html for every address that a person may open. A new build is seen at
/// once.
/// </summary>
internal sealed class WebApp(IOptions<WebOptions> options, IHostEnvironment environment)
{
    private const string Advice = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Spherespace</title>
        <h1>The web app isn't built</h1>
        <p>The server runs; its API is described at <a href="/api/docs">/api/docs</a>.</p>
        <p>Start it with <code>dotnet run --project src/Api</code>, which builds the web app when it has to. Or build it
        yourself, <code>npm ci &amp;&amp; npm run build</code> in <code>src/Web</code>, and name the folder to the server:
        <code>--Web:Directory /path/to/src/Web/dist</code>.</p>
        """;

    private readonly string _root = Path.GetFullPath(options.Value.Directory, environment.ContentRootPath);
    private volatile WebBuild? _build;

    public Task Serve(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !HttpMethods.IsGet(request.Method) || ApiPaths.IsForPrograms(request.Path)) return next(context);

        var build = Build();
        var file = build.Find(request.Path) ?? (IsPage(request) ? build.Index : null);
        if (file is not null) return file.SendAsync(context, build.Policy);

        return IsPage(request) && build.Index is null ? SendAdviceAsync(context) : next(context);
    }

    private static bool IsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !WebFile.IsAsset(request.Path);

    private static Task SendAdviceAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Advice);
    }

    private WebBuild Build()
    {
        var builtAt = WebBuild.BuiltAtOf(_root);
        return _build is { } build && build.BuiltAt == builtAt ? build : _build = WebBuild.Read(_root);
    }
}

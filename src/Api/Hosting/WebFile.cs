using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Spherespace.Hosting;

/// <summary>One file of the built web app, with the forms in which it was compressed.</summary>
internal sealed record WebFile(string Path, string FullPath, string ContentType, IReadOnlyList<WebEncoding> Encodings)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>Whether the name holds a hash of the content, so that it may be kept for ever.</summary>
    public static bool IsAsset(PathString path) => path.StartsWithSegments("/assets", StringComparison.Ordinal);

    public static IReadOnlyList<WebFile> ReadAll(string root)
    {
        var paths = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        return [.. paths.Where(IsServed).Select(path => Read(root, path, paths))];
    }

    public Task SendAsync(HttpContext context, string pagePolicy)
    {
        var encoding = Encodings.FirstOrDefault(encoding => Accepts(context.Request, encoding.Name));
        var file = new FileInfo(FullPath + encoding?.Extension);
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = IsAsset(Path) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ContentSecurityPolicy = pagePolicy;
        if (encoding is not null) headers.ContentEncoding = encoding.Name;

        var writtenAt = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var tag = new EntityTagHeaderValue($"\"{writtenAt.Ticks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.FullName, ContentType, lastModified: writtenAt, entityTag: tag).ExecuteAsync(context);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private static bool IsServed(string path) =>
        !WebEncoding.All.Any(encoding => path.EndsWith(encoding.Extension, StringComparison.Ordinal))
        && !path.Contains($"{System.IO.Path.DirectorySeparatorChar}.", StringComparison.Ordinal);

    private static WebFile Read(string root, string fullPath, HashSet<string> all)
    {
        var type = ContentTypes.TryGetContentType(fullPath, out var known) ? known : "application/octet-stream";
        return new(
            "/" + System.IO.Path.GetRelativePath(root, fullPath).Replace('\\', '/'),
            fullPath,
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            [.. WebEncoding.All.Where(encoding => all.Contains(fullPath + encoding.Extension))]);
    }
}

internal sealed record WebEncoding(string Name, string Extension)
{
    /// <summary>The smallest first.</summary>
    public static IReadOnlyList<WebEncoding> All { get; } = [new("br", ".br"), new("gzip", ".gz")];
}

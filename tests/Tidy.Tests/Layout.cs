using System.Xml.Linq;

namespace Spherespace.Tidy;

/// <summary>Where things stand, and which way they point.</summary>
internal static class Layout
{
    private const int FileLinesMax = 350;
    private const int ReadmeLinesMax = 150;
    private const int ProjectLinesMax = 60;

    private static readonly string[] Root =
    [
        ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", "CONTRIBUTING.md", "Directory.Build.props",
        "Directory.Packages.props", "LICENSE", "README.md", "SECURITY.md", "Spherespace.sln", "deploy", "docs", "global.json", "src", "tests",
    ];

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["src/Embedded/Embedded.csproj"] = [],
        ["src/Grains.Abstractions/Grains.Abstractions.csproj"] = ["Embedded"],
        ["src/Storage/Storage.csproj"] = ["Grains.Abstractions"],
        ["src/Grains/Grains.csproj"] = ["Storage"],
        ["src/Silo/Silo.csproj"] = ["Grains"],
        ["src/Api/Api.csproj"] = ["Silo"],
    };

    private static readonly string[] Features =
    [
        "Accounts", "People", "Presence", "Conversations", "Communities", "Posts", "LiveStreams", "Polls", "Events", "Notifications",
        "Achievements", "Media", "Creators", "Moderation",
    ];

    private static readonly string[] Shared =
        ["Common", "Topics", "Realtime", "Hosting", "Health", "GrainStates", "Migrations", "Postgres", "Jobs"];

    private static readonly string[] FeatureProjects = ["src/Api", "src/Grains", "src/Grains.Abstractions", "src/Storage"];

    private static readonly string[] KindsOfClass = ["Services", "Helpers", "Managers", "Models", "Utils", "Utilities", "Dtos", "Interfaces"];

    public static IEnumerable<Finding> WrongRoots(SourceTree tree) => tree.Files
        .Where(file => !Root.Contains(file.Path.Split('/')[0], StringComparer.Ordinal))
        .Select(file => new Finding(file.Path, 1, "The root holds the front door and build files only.", "Move it into src, tests, deploy or docs."));

    public static IEnumerable<Finding> WrongArrows(SourceTree tree) =>
        from project in tree.Files
        where project.Path.StartsWith("src/", StringComparison.Ordinal) && project.Extension == ".csproj"
        let allowed = Arrows.GetValueOrDefault(project.Path)
        from target in References(project)
        where allowed is null || !allowed.Contains(target, StringComparer.Ordinal)
        select new Finding(project.Path, 1, $"It refers to {target}.", "References point one way: Embedded, Grains.Abstractions, Storage, Grains, Silo, Api.");

    public static IEnumerable<Finding> MissingProjects(SourceTree tree)
    {
        var solution = tree.Files.FirstOrDefault(file => file.Path == "Spherespace.sln")?.Text.Replace('\\', '/') ?? "";
        return tree.Files.Where(file => file.Extension == ".csproj" && !solution.Contains(file.Path, StringComparison.Ordinal))
            .Select(file => new Finding(file.Path, 1, "The solution doesn't know this project.", $"dotnet sln add {file.Path}"));
    }

    public static IEnumerable<Finding> WrongFolders(SourceTree tree) =>
        from project in FeatureProjects
        from file in tree.Under(project)
        let parts = file.Path[(project.Length + 1)..].Split('/')
        where parts.Length > 1 && !Features.Contains(parts[0], StringComparer.Ordinal) && !Shared.Contains(parts[0], StringComparer.Ordinal)
        select new Finding(file.Path, 1, $"{parts[0]} is no feature.", "A feature has one name everywhere: see docs/architecture.md.");

    public static IEnumerable<Finding> KindFolders(SourceTree tree) =>
        from file in tree.Files
        where file.Extension == ".cs"
        from folder in file.Path.Split('/').SkipLast(1)
        where KindsOfClass.Contains(folder, StringComparer.OrdinalIgnoreCase)
        select new Finding(file.Path, 1, $"The folder {folder} names a kind of class.", "Name it for what it is about.");

    public static IEnumerable<Finding> LongFiles(SourceTree tree) => tree.Files
        .Where(file => file.Lines.Count > LinesMax(file))
        .Select(file => new Finding(file.Path, LinesMax(file), $"It has {file.Lines.Count} lines.", $"Divide it: at most {LinesMax(file)}."));

    public static IEnumerable<Finding> UnusedSql(SourceTree tree)
    {
        var code = tree.Under("src/Storage").Where(file => file.Extension == ".cs").Select(file => file.Text).ToArray();
        return tree.Under("src/Storage")
            .Where(file => file.Extension == ".sql" && !file.Path.StartsWith("src/Storage/Migrations/", StringComparison.Ordinal))
            .Where(file => !code.Any(text => text.Contains($"\"{file.Path["src/Storage/".Length..]}\"", StringComparison.Ordinal)))
            .Select(file => new Finding(file.Path, 1, "Nobody loads this statement.", "Remove it."));
    }

    private static int LinesMax(SourceFile file) => file.Extension switch
    {
        ".csproj" => ProjectLinesMax,
        ".cs" or ".ts" or ".tsx" or ".css" or ".mjs" or ".sql" => FileLinesMax,
        _ when file.Path == "README.md" => ReadmeLinesMax,
        _ => int.MaxValue,
    };

    private static IEnumerable<string> References(SourceFile project)
    {
        var elements = XDocument.Parse(project.Text).Descendants().ToArray();
        var projects = elements.Where(element => element.Name.LocalName == "ProjectReference")
            .Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value.Replace('\\', '/')));
        return projects;
    }
}

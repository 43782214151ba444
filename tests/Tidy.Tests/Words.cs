using System.Text.RegularExpressions;

namespace Spherespace.Tidy;

/// <summary>Text that must not stand in certain files.</summary>
internal sealed partial record Words(Regex Banned, Func<string, bool> Where, string What, string Remedy)
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture;
    private const int Timeout = 1000;

    /// <summary>Calls that make a test slow or flaky, a log unreadable, a grain deadlock.</summary>
    public static readonly Words[] Calls =
    [
        new(Clocks(), path => Is(path, "src"), "The system's clock is read.", "Take the time from an injected TimeProvider."),
        new(Sleeps(), path => Is(path, "tests"), "A test waits for time to pass.", "Await the event itself, or advance a ManualClock."),
        new(Console(), path => Is(path, "src"), "Something is written to the console.", "Log it."),
        new(GrainKeys(), MakesNoKeys, "A grain key is made by hand.", "Add a method to GrainKeys and call that."),
        new(Contexts(), path => Is(path, "src/Grains"), "A grain leaves its scheduler.", "Leave ConfigureAwait out."),
        new(SiloNames(), path => Is(path, "src/Api") && !Is(path, "src/Api/Hosting"), "A feature names the silo.", "Only Api/Hosting composes."),
        new(Skips(), path => Is(path, "tests"), "A test is skipped for good.", "Repair it or remove it."),
    ];

    /// <summary>Notes that people leave for later and forget.</summary>
    public static readonly Words[] Marks =
    [
        new(Leftovers(), IsText, "Something unfinished was left.", "Finish it, or open an issue for it."),
        new(Todos(), IsText, "A note for later names no issue.", "Write its number behind it: #12."),
    ];

    public IEnumerable<Finding> In(SourceTree tree) =>
        from file in tree.Files
        where Where(file.Path)
        from line in file.Lines.Index()
        where Banned.IsMatch(line.Item)
        select new Finding(file.Path, line.Index + 1, What, Remedy);

    // This file has to write what it looks for.
    private static bool Is(string path, string folder) =>
        path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)
        && !path.StartsWith("tests/Tidy.Tests/", StringComparison.Ordinal);

    private static bool MakesNoKeys(string path) =>
        Is(path, "src") && !Is(path, "src/Embedded") && path != "src/Grains.Abstractions/GrainKeys.cs";

    private static bool IsText(string path) =>
        Path.GetExtension(path) is ".cs" or ".sql" or ".ts" or ".tsx" or ".js" or ".mjs" or ".css" or ".html" or ".csproj" or ".props"
            or ".targets" or ".yml" or ".yaml" or ".md" or ".sh"
        && !path.StartsWith("tests/Tidy.Tests/", StringComparison.Ordinal);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b", Options, Timeout)]
    private static partial Regex Clocks();

    [GeneratedRegex(@"\b(Task\.Delay|Thread\.Sleep|SpinWait\.SpinUntil)\(", Options, Timeout)]
    private static partial Regex Sleeps();

    [GeneratedRegex(@"\bConsole\.(Write|WriteLine|Out)\b", Options, Timeout)]
    private static partial Regex Console();

    [GeneratedRegex(@"\bGetGrain<", Options, Timeout)]
    private static partial Regex GrainKeys();

    [GeneratedRegex(@"\bConfigureAwait\(", Options, Timeout)]
    private static partial Regex Contexts();

    [GeneratedRegex(@"\bSpherespace\.Silo\b", Options, Timeout)]
    private static partial Regex SiloNames();

    [GeneratedRegex(@"\bSkip = """, Options, Timeout)]
    private static partial Regex Skips();

    [GeneratedRegex(@"\b(FIXME|HACK|XXX)\b", Options, Timeout)]
    private static partial Regex Leftovers();

    [GeneratedRegex(@"\bTODO\b(?!.*#\d)", Options, Timeout)]
    private static partial Regex Todos();
}

namespace Spherespace.Web;

/// <summary>Programs that the machine has.</summary>
internal static class OnPath
{
    public static string? Find(string program)
    {
        if (Path.IsPathRooted(program)) return File.Exists(program) ? program : null;

        var endings = OperatingSystem.IsWindows() ? new[] { ".exe", ".cmd" } : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }
}

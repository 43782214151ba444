using System.Diagnostics;

namespace Spherespace.Storage;

/// <summary>The system's small programs.</summary>
internal static class Tools
{
    private static readonly string[] SystemFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    public static string? Find(string program) =>
        SystemFolders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static bool Succeeds(string program, params string[] arguments) => Finish(program, arguments).ExitCode == 0;

    /// <returns>What it printed.</returns>
    public static string Run(string program, params string[] arguments)
    {
        var (exitCode, output, error) = Finish(program, arguments);
        return exitCode == 0 ? output : throw new StorageException($"{program} {string.Join(' ', arguments)} failed: {error}");
    }

    /// <summary>Runs it to its end.</summary>
    public static (int ExitCode, string Output, string Error) Finish(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static (int ExitCode, string Output, string Error) Finish(string program, string[] arguments) =>
        Finish(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        });
}

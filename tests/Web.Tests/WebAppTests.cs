using System.Diagnostics;
using System.Text;
using Shouldly;
using Xunit;

namespace Spherespace.Web;

/// <summary>Makes <c>dotnet test</c> run the web app's own tests too.</summary>
public sealed class WebAppTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [SkippableFact]
    public async Task Vitest_InTheWebApp_Passes()
    {
        var npm = OnPath.Find("npm");
        Skip.If(npm is null, "There is no npm on the PATH: the web app's own tests were not run.");

        await Succeeds(npm!, "test");
    }

    private static async Task Succeeds(string npm, params string[] words)
    {
        var start = new ProcessStartInfo(npm, words)
        {
            WorkingDirectory = Repository.WebApp,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CI"] = "true";
        start.Environment["NO_COLOR"] = "1";

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(output, line.Data);
        process.ErrorDataReceived += (_, line) => Note(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync().WaitAsync(Patience);

        process.ExitCode.ShouldBe(0, $"npm {string.Join(' ', words)} said:\n{output}");
    }

    private static void Note(StringBuilder output, string? line)
    {
        lock (output) output.AppendLine(line);
    }
}

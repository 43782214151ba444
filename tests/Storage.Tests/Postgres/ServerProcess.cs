using System.Diagnostics;

namespace Spherespace.Storage;

/// <summary>Program.cs of this project as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ServerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Returns when it is ready, or with its exit code where it refused.</summary>
    /// <param name="data">Its data directory.</param>
    /// <param name="before">A program, with arguments, that starts it.</param>
    public static async Task<ServerProcess> StartAsync(string data, params string[] before)
    {
        string[] words = [.. before, Environment.ProcessPath!, typeof(ServerProcess).Assembly.Location, $"--Data:Directory={data}"];
        var command = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        var server = new ServerProcess(Process.Start(command)!);
        try
        {
            await server.IsReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task<string> ErrorsAsync() => await _errors.WaitAsync(Patience);

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Sends a signal (<c>TERM</c>), to its whole process group if told so, as a terminal does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndsAfterAsync(string signal, bool wholeGroup = false)
    {
        Tools.Run("/bin/kill", "-s", signal, "--", (wholeGroup ? "-" : "") + _process.Id);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task IsReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line == "ready") return;
        }
    }
}

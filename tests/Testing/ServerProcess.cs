using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Spherespace.Testing;

/// <summary>The real server as a process of its own, on a free port and a data directory that is given.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _listening.Task.Result;

    public int ProcessId => _process.Id;

    /// <summary>What it has written so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Returns when it listens.</summary>
    /// <param name="program">The server's <c>.dll</c>.</param>
    /// <param name="dataDirectory">Its data; may be an earlier server's.</param>
    /// <param name="settings">As in the environment: <c>Limits__Enabled</c>, …; <c>Urls</c> to start on a known address.</param>
    public static async Task<ServerProcess> StartAsync(
        string program, string dataDirectory, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.CreateDirectory(dataDirectory).FullName,
        };
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = dataDirectory;
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var server = new ServerProcess(start);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to stop, as Ctrl-C or a service manager does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (OperatingSystem.IsWindows()) _process.Kill();
        else if (!_process.HasExited)
        {
            using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await signal.WaitForExitAsync();
        }

        await ExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends it at once and without warning.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await StopAsync();
        _process.Dispose();
    }

    private async Task StartAsync()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_listening.Task, ended).WaitAsync(Patience) == ended)
            throw new InvalidOperationException($"The server ended with {_process.ExitCode} before it listened:\n{Output}");
    }

    private async Task ExitAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The server didn't stop within {Patience}; it wrote:\n{Output}", late);
        }
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (ListeningAddress().Match(line) is { Success: true } address) _listening.TrySetResult(new Uri(address.Groups["address"].Value));
    }

    [GeneratedRegex("listens on (?<address>http://[0-9.]+:[0-9]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningAddress();
}

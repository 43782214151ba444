using System.Diagnostics;
using System.Reflection;
using Spherespace.Faults.Wire;
using Spherespace.Testing;

namespace Spherespace.Faults.Server;

/// <summary>The real server with its own PostgreSQL, and everything that can happen to the two.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private static readonly string Program = typeof(FaultyServer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Server").Value!;

    private readonly string _data = Directory.CreateTempSubdirectory("spherespace-faults-").FullName;
    private ServerProcess _process = null!;

    public Uri Address => _process.Address;

    public string Output => _process.Output;

    public static async Task<FaultyServer> StartAsync()
    {
        var server = new FaultyServer();
        await server.RunAsync("http://127.0.0.1:0");
        return server;
    }

    /// <summary>SIGKILL, and a new one with the same data at once.</summary>
    public async Task KillAndStartAsync()
    {
        await _process.KillAsync();
        await _process.DisposeAsync();
        await RunAsync("http://127.0.0.1:0");
    }

    /// <summary>Stops PostgreSQL as an operator would; the server has to start it again.</summary>
    public Task StopPostgresAsync() => SignalAsync("INT", [Postmaster()]);

    /// <summary>PostgreSQL does nothing for a while, and then goes on as if nothing had been.</summary>
    public async Task FreezePostgresAsync(TimeSpan time)
    {
        var postmaster = Postmaster();
        int[] all = [postmaster, .. ChildrenOf(postmaster)];
        await SignalAsync("STOP", all);
        await Pause.For(time);
        await SignalAsync("CONT", all);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task RunAsync(string urls) => _process = await ServerProcess.StartAsync(
        Program, _data, ("Urls", urls), ("Limits__Enabled", "false"), ("Accounts__PasswordIterations", "10000"));

    private int Postmaster()
    {
        var file = Directory.EnumerateFiles(_data, "postmaster.pid", SearchOption.AllDirectories).Single();
        return int.Parse(File.ReadLines(file).First(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int[] ChildrenOf(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(Path.GetFileName)
        .Where(name => int.TryParse(name, out _))
        .Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture))
        .Where(pid => ParentOf(pid) == parent)
        .ToArray();

    private static int? ParentOf(int pid)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(fields[(fields.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(p => $"{p}")]);
        await kill.WaitForExitAsync();
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Spherespace.Storage;

/// <summary>What becomes of PostgreSQL and its files when the server ends, one way or the other.</summary>
public sealed class ServerProcessTests(ReadyCluster cluster) : ReadyClusterTests(cluster)
{
    private string Log => File.ReadAllText(Path.Combine(Data, "postgres.log"));

    private string PostmasterFile => Path.Combine(Data, "postgres", "postmaster.pid");

    [Fact]
    public async Task Terminated_ClosesTheDatabaseAfterEverythingElse()
    {
        await using (var server = await ServerProcess.StartAsync(Data))
            (await server.EndsAfterAsync("TERM")).ShouldBe(0);

        File.Exists(PostmasterFile).ShouldBeFalse();
        Log.ShouldContain("database system is shut down");
        await using var postgres = await Running.StartAsync(Data);
        (await postgres.AskAsync("select text from last_words")).ShouldBe("bye");
    }

    [Fact]
    public async Task InterruptedInATerminal_ClosesTheDatabaseAfterEverythingElse()
    {
        // Tests that run in the background inherit that interrupts are ignored; in a terminal they aren't.
        string[] terminal = [Tools.Find("setsid")!, "env", "--default-signal=INT"];
        await using (var server = await ServerProcess.StartAsync(Data, terminal))
            (await server.EndsAfterAsync("INT", wholeGroup: true)).ShouldBe(0);

        await using var postgres = await Running.StartAsync(Data);
        (await postgres.AskAsync("select text from last_words")).ShouldBe("bye");
    }

    [Fact]
    public async Task Killed_NextStartsAtOnceAndKeepsEverything()
    {
        await using (var server = await ServerProcess.StartAsync(Data)) await server.KillAsync();

        await using var postgres = await Running.StartAsync(Data);

        (await postgres.AskAsync("select count(*) from last_words")).ShouldBe(0L);
    }

    [Fact]
    public async Task Killed_PostgresEndsByItself()
    {
        await using (var server = await ServerProcess.StartAsync(Data))
        {
            using var postmaster = Process.GetProcessById(
                int.Parse(File.ReadLines(PostmasterFile).First(), CultureInfo.InvariantCulture));
            await server.KillAsync();
            await postmaster.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }

        File.Exists(PostmasterFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Started_OnADirectoryInUse_SaysSoAndEnds()
    {
        await using var first = await ServerProcess.StartAsync(Data);

        await using var second = await ServerProcess.StartAsync(Data);

        (await second.ErrorsAsync()).ShouldContain($"The data directory {Data} is used by another server");
    }
}

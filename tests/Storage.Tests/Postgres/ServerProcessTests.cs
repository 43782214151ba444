namespace Spherespace.Storage;

/// <summary>What becomes of PostgreSQL and its files when the server ends, one way or the other.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Log => File.ReadAllText(Path.Combine(_folder.Data, "postgres.log"));

    private string PostmasterFile => Path.Combine(_folder.Data, "postgres", "postmaster.pid");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Terminated_ClosesTheDatabaseAfterEverythingElse()
    {
        await using (var server = await ServerProcess.StartAsync(_folder.Data))
            (await server.EndsAfterAsync("TERM")).ShouldBe(0);

        File.Exists(PostmasterFile).ShouldBeFalse();
        Log.ShouldContain("database system is shut down");
        await using var postgres = await Running.StartAsync(_folder.Data);
        (await postgres.AskAsync("select text from last_words")).ShouldBe("bye");
    }

    [Fact]
    public async Task InterruptedInATerminal_ClosesTheDatabaseAfterEverythingElse()
    {
        await using (var server = await ServerProcess.StartAsync(_folder.Data, Tools.Find("setsid")!))
            (await server.EndsAfterAsync("INT", wholeGroup: true)).ShouldBe(0);

        await using var postgres = await Running.StartAsync(_folder.Data);
        (await postgres.AskAsync("select text from last_words")).ShouldBe("bye");
    }

    [Fact]
    public async Task Killed_NextStartsAtOnceAndKeepsEverything()
    {
        await using (var server = await ServerProcess.StartAsync(_folder.Data)) await server.KillAsync();

        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select count(*) from last_words")).ShouldBe(0L);
    }

    [Fact]
    public async Task Killed_PostgresEndsByItself()
    {
        var postmaster = 0;
        await using (var server = await ServerProcess.StartAsync(_folder.Data))
        {
            postmaster = int.Parse((await File.ReadAllLinesAsync(PostmasterFile))[0]);
            await server.KillAsync();
        }

        await Ended(postmaster);

        File.Exists(PostmasterFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Started_OnADirectoryInUse_SaysSoAndEnds()
    {
        await using var first = await ServerProcess.StartAsync(_folder.Data);

        await using var second = await ServerProcess.StartAsync(_folder.Data);

        (await second.ErrorsAsync()).ShouldContain($"The data directory {_folder.Data} is used by another server");
    }

    private static async Task Ended(int process)
    {
        try
        {
            using var postmaster = System.Diagnostics.Process.GetProcessById(process);
            await postmaster.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (ArgumentException)
        {
            // It had ended before we looked.
        }
    }
}

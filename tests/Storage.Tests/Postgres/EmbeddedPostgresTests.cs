using System.Diagnostics;

namespace Spherespace.Storage;

public sealed class EmbeddedPostgresTests(ReadyCluster cluster) : ReadyClusterTests(cluster)
{
    [Fact]
    public async Task Start_PathNoSocketCanHave_StillRuns()
    {
        var data = Path.Combine(Root, "ours, mine " + new string('x', 120));
        Directory.Move(Data, data);

        await using var postgres = await Running.StartAsync(data);

        (await postgres.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_Again_KeepsWhatWasWritten()
    {
        await using (var first = await Running.StartAsync(Data)) await first.AskAsync("update things set id = 43");

        await using var second = await Running.StartAsync(Data);

        (await second.AskAsync("select id from things")).ShouldBe(43);
    }

    [Fact]
    public async Task Start_SecondOnOneDirectory_RefusesAndSaysWhatToDo()
    {
        await using var first = await Running.StartAsync(Data);

        var refusal = await Should.ThrowAsync<StorageException>(() => Running.StartAsync(Data));

        refusal.Message.ShouldContain(Data);
        refusal.Message.ShouldContain("Data:Directory");
        (await first.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_BrokenCluster_GivesPostgresLastWords()
    {
        File.Delete(Path.Combine(Data, "postgres", "global", "pg_control"));
        var refusal = await Should.ThrowAsync<StorageException>(() => Running.StartAsync(Data));

        refusal.Message.ShouldContain("pg_control");
    }

    [Fact]
    public async Task Postmaster_KilledAgainAndAgain_ComesBackWithEverything()
    {
        await using var postgres = await Running.StartAsync(Data);

        for (var time = 0; time < 3; time++)
            await postgres.RestartsAfterAsync(() => Process.GetProcessById(postgres.ProcessId).Kill());

        (await postgres.AskAsync("select id from things")).ShouldBe(42);
    }
}

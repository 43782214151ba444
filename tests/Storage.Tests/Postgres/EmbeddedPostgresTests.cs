using System.Diagnostics;

namespace Spherespace.Storage;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_EmptyDirectory_MakesADatabaseOfUnicodeText()
    {
        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select upper('ärger')")).ShouldBe("ÄRGER");
        (await postgres.AskAsync("show server_encoding")).ShouldBe("UTF8");
        (await postgres.AskAsync("show data_checksums")).ShouldBe("on");
    }

    [Fact]
    public async Task Start_EmptyDirectory_ConnectsAsOwnerWithoutSpecialRights()
    {
        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select rolsuper from pg_roles where rolname = current_user")).ShouldBe(false);
        (await postgres.AskAsync("create table things (id int); select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_Always_WritesThroughToTheDisk()
    {
        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("show fsync")).ShouldBe("on");
        (await postgres.AskAsync("show synchronous_commit")).ShouldBe("on");
        (await postgres.AskAsync("show listen_addresses")).ShouldBe("");
    }

    [Fact]
    public async Task Start_AsWhoeverWeAre_RunsAsSomebodyButRoot()
    {
        await using var postgres = await Running.StartAsync(_folder.Data);

        Tools.Run("stat", "-c", "%u", $"/proc/{postgres.ProcessId}").Trim().ShouldNotBe("0");
    }

    [Fact]
    public async Task Start_WhereOnlyWeMayGo_StillRuns()
    {
        File.SetUnixFileMode(_folder.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_PathTooLongForASocket_StillRuns()
    {
        await using var postgres = await Running.StartAsync(Path.Combine(_folder.Root, new string('x', 120), "data"));

        (await postgres.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_PathWithCommaAndSpace_StillRuns()
    {
        await using var postgres = await Running.StartAsync(Path.Combine(_folder.Root, "ours, mine", "data"));

        (await postgres.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_Again_KeepsWhatWasWritten()
    {
        await using (var first = await Running.StartAsync(_folder.Data))
            await first.AskAsync("create table things as select 42 as id");

        await using var second = await Running.StartAsync(_folder.Data);

        (await second.AskAsync("select id from things")).ShouldBe(42);
    }

    [Fact]
    public async Task Start_AfterAnInterruptedFirstStart_BeginsAnew()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Data, "postgres.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Data, "postgres.new", "PG_VERSION"), "15\n");

        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_SecondOnOneDirectory_RefusesAndSaysWhatToDo()
    {
        await using var first = await Running.StartAsync(_folder.Data);

        var refusal = await Should.ThrowAsync<StorageException>(() => Running.StartAsync(_folder.Data));

        refusal.Message.ShouldContain(_folder.Data);
        refusal.Message.ShouldContain("Data:Directory");
        (await first.AskAsync("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Start_BrokenCluster_GivesPostgresLastWords()
    {
        await using (await Running.StartAsync(_folder.Data))
        {
        }

        File.Delete(Path.Combine(_folder.Data, "postgres", "global", "pg_control"));
        var refusal = await Should.ThrowAsync<StorageException>(() => Running.StartAsync(_folder.Data));

        refusal.Message.ShouldContain("pg_control");
    }

    [Fact]
    public async Task Postmaster_Killed_ComesBackWithEverything()
    {
        await using var postgres = await Running.StartAsync(_folder.Data);
        await postgres.AskAsync("create table things as select 42 as id");
        var before = postgres.ProcessId;

        await postgres.RestartsAfterAsync(() => Process.GetProcessById(before).Kill());

        (await postgres.AskAsync("select id from things")).ShouldBe(42);
        postgres.ProcessId.ShouldNotBe(before);
    }

    [Fact]
    public async Task Postmaster_KilledAgainAndAgain_ComesBackEachTime()
    {
        await using var postgres = await Running.StartAsync(_folder.Data);

        for (var time = 0; time < 3; time++)
            await postgres.RestartsAfterAsync(() => Process.GetProcessById(postgres.ProcessId).Kill());

        (await postgres.AskAsync("select 1")).ShouldBe(1);
    }
}

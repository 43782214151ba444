using System.Diagnostics;
using System.Globalization;

namespace Spherespace.Storage;

public sealed class OrphanTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Cluster => Path.Combine(_folder.Data, "postgres");

    private string PostmasterFile => Path.Combine(Cluster, "postmaster.pid");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_BesideAPostgresThatSomebodyLeftRunning_TakesOver()
    {
        await MakeCluster();
        var orphan = LeaveRunning();

        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select id from things")).ShouldBe(42);
        postgres.ProcessId.ShouldNotBe(orphan);
    }

    [Fact]
    public async Task Start_AfterPowerFailureWithItsNumberNowAnothers_LeavesThatOneAlone()
    {
        await MakeCluster();
        using var other = AnotherProcessOfTheSameUser();
        await File.WriteAllTextAsync(PostmasterFile, Note(other.Id));

        await using (var postgres = await Running.StartAsync(_folder.Data))
            (await postgres.AskAsync("select id from things")).ShouldBe(42);

        other.HasExited.ShouldBeFalse();
        other.Kill();
    }

    [Fact]
    public async Task Start_AfterPowerFailureWithItsNumberFree_Starts()
    {
        await MakeCluster();
        var gone = LeaveRunning();
        Process.GetProcessById(gone).Kill();

        await using var postgres = await Running.StartAsync(_folder.Data);

        (await postgres.AskAsync("select id from things")).ShouldBe(42);
    }

    private async Task MakeCluster()
    {
        await using var first = await Running.StartAsync(_folder.Data);
        await first.AskAsync("create table things as select 42 as id");
    }

    // As after the death of a server on a system that can't tie a child to its parent.
    private int LeaveRunning()
    {
        var (installation, account) = Means();
        Tools.Finish(account.Command(installation.PgCtl,
            ["start", "-w", "-D", Cluster, "-l", Path.Combine(Cluster, "orphan.log"), "-o", "-c listen_addresses='' -k " + Path.Combine(_folder.Data, "run")]))
            .ExitCode.ShouldBe(0);
        return int.Parse(File.ReadLines(PostmasterFile).First(), CultureInfo.InvariantCulture);
    }

    private Process AnotherProcessOfTheSameUser()
    {
        var (_, account) = Means();
        return Process.Start(account.Command("/bin/cat", []))!;
    }

    private (PostgresInstallation, PostgresAccount) Means()
    {
        var installation = PostgresInstallation.Find(new PostgresCluster(Cluster).Version);
        return (installation, PostgresAccount.Choose(installation, Cluster, _folder.Data));
    }

    private string Note(int process) => $"{process}\n{Cluster}\n1700000000\n5432\n{_folder.Data}/run\n\n  1 1\nready   \n";
}

using System.Diagnostics;
using System.Globalization;

namespace Spherespace.Storage;

public sealed class OrphanTests(ReadyCluster cluster) : ReadyClusterTests(cluster)
{
    private string Cluster => Path.Combine(Data, "postgres");

    private string PostmasterFile => Path.Combine(Cluster, "postmaster.pid");

    [Fact]
    public async Task Start_BesideAPostgresThatSomebodyLeftRunning_TakesOver()
    {
        var orphan = LeaveRunning();

        await using var postgres = await Running.StartAsync(Data);

        (await postgres.AskAsync("select id from things")).ShouldBe(42);
        postgres.ProcessId.ShouldNotBe(orphan);
    }

    [Fact]
    public async Task Start_AfterPowerFailureWithItsNumberNowAnothers_LeavesThatOneAlone()
    {
        using var other = AnotherProcessOfTheSameUser();
        await File.WriteAllTextAsync(PostmasterFile, Note(other.Id));

        await using (var postgres = await Running.StartAsync(Data))
            (await postgres.AskAsync("select id from things")).ShouldBe(42);

        other.HasExited.ShouldBeFalse();
        other.Kill();
    }

    [Fact]
    public async Task Start_AfterPowerFailureWithItsNumberFree_Starts()
    {
        var gone = LeaveRunning();
        Process.GetProcessById(gone).Kill();

        await using var postgres = await Running.StartAsync(Data);

        (await postgres.AskAsync("select id from things")).ShouldBe(42);
    }

    // As after the death of a server on a system that can't tie a child to its parent.
    private int LeaveRunning()
    {
        var (installation, account) = Means();
        Tools.Finish(account.Command(installation.PgCtl,
            ["start", "-w", "-D", Cluster, "-l", Path.Combine(Cluster, "orphan.log"), "-o", "-c listen_addresses='' -k " + Path.Combine(Data, "run")]))
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
        return (installation, PostgresAccount.Choose(installation, Cluster, Data));
    }

    private string Note(int process) => $"{process}\n{Cluster}\n1700000000\n5432\n{Data}/run\n\n  1 1\nready   \n";
}

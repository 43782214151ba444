using System.Diagnostics;
using Npgsql;
using Spherespace.Storage;

namespace Spherespace.Testing;

/// <summary>The shared server's process and the folder where its users meet.</summary>
internal sealed class TestPostgresServer(
    string root, PostgresInstallation installation, PostgresAccount account, PostgresCluster cluster, PostgresAddress address)
{
    private readonly string _users = Path.Combine(root, "users");

    private static string Flock { get; } = Tools.Find("flock")
        ?? throw new StorageException("The tests share one PostgreSQL by means of flock (package util-linux), which is "
            + "missing: install it, or name a server in SPHERESPACE_TEST_POSTGRES.");

    /// <summary>Enters the list of users, once a server that is just being stopped has gone.</summary>
    public FileStream Enter()
    {
        if (!File.Exists(_users)) File.WriteAllText(_users, "");
        while (true)
        {
            try
            {
                return new FileStream(_users, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (IOException)
            {
                Tools.Run(Flock, "--shared", _users, "true");
            }
        }
    }

    public bool IsRunning()
    {
        try
        {
            using var connection = Connect();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public void Start(int connectionsMax)
    {
        Orphan.StopAsync(installation, cluster, CancellationToken.None).GetAwaiter().GetResult();
        cluster.EnsureExists(installation, account, address);
        if (address is SocketAddress socket) socket.MakeFolder(account);

        var log = Path.Combine(cluster.Folder, "server.log");
        string[] settings = [.. PostgresSettings.For(address, connectionsMax), "-c", "fsync=off", "-c", "full_page_writes=off"];
        var (exitCode, _, error) = PgCtl("start", "-w", "-l", log, "-o", string.Join(' ', settings.Select(Quoted)));
        if (exitCode != 0) throw new StorageException($"The tests' PostgreSQL doesn't start: {error}\nSee {log}.");

        LeaveAKeeper();
        Prepare();
    }

    // Whatever ends the tests, the list of users becomes empty then; the keeper waits for that and stops the server.
    private void LeaveAKeeper()
    {
        var stop = account.Command(installation.PgCtl, ["stop", "-w", "-m", "fast", "-D", cluster.Folder]);
        var keeper = new ProcessStartInfo(Tools.Find("setsid")!, [Flock, "--exclusive", _users, stop.FileName, .. stop.ArgumentList])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process.Start(keeper)!.Dispose();
    }

    // Nobody else is here yet, so what is there was left behind by tests that were killed.
    private void Prepare()
    {
        using var connection = Connect();
        using var role = new NpgsqlCommand(
            "do $$ begin create role spherespace login createdb; exception when duplicate_object then null; end $$", connection);
        role.ExecuteNonQuery();
        foreach (var database in Leftovers(connection))
        {
            using var drop = new NpgsqlCommand($"drop database \"{database}\" with (force)", connection);
            drop.ExecuteNonQuery();
        }
    }

    private static List<string> Leftovers(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(
            "select datname from pg_database where datname ~ '^(test|draft|migrated)_'", connection);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(
            address.ConnectionString(PostgresAddress.Superuser, "postgres") + ";Pooling=false");
        connection.Open();
        return connection;
    }

    private (int ExitCode, string Output, string Error) PgCtl(string command, params string[] arguments) =>
        Tools.Finish(account.Command(installation.PgCtl, [command, "-D", cluster.Folder, .. arguments]));

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

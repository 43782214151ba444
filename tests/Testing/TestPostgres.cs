using Npgsql;
using Spherespace.Storage;

namespace Spherespace.Testing;

/// <summary>One PostgreSQL for all test processes of a user: whoever comes first starts it, and it goes when the last
/// has gone, even if that one was killed. <c>SPHERESPACE_TEST_POSTGRES</c> names another; its role must be allowed to
/// make databases.</summary>
internal static class TestPostgres
{
    private const int ConnectionsMax = 390;
    private static readonly Lazy<Task<string>> Running = new(() => Task.Run(Join));

    // Held as long as the process lives: the keeper below waits until nobody holds it.
    private static FileStream? _presence;

    /// <summary>Connects to the server's own database, as a role that may make others but is no superuser.</summary>
    public static Task<string> ConnectionStringAsync() => Running.Value;

    private static string Join()
    {
        if (Environment.GetEnvironmentVariable("SPHERESPACE_TEST_POSTGRES") is { Length: > 0 } given) return Unpooled(given);

        using var turn = new Mutex(initiallyOwned: false, $"Global\\spherespace-tests-{Environment.UserName}");
        TakeTurn(turn);
        try
        {
            return JoinInTurn(Path.Combine(ScratchSpace.Root, $"spherespace-tests-{Environment.UserName}"));
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static string JoinInTurn(string root)
    {
        Directory.CreateDirectory(root);
        var address = PostgresAddress.For(new DataDirectory(root));
        var cluster = new PostgresCluster(Path.Combine(root, "postgres"));
        var installation = PostgresInstallation.Find(cluster.Version);
        var account = PostgresAccount.Choose(installation, cluster.Folder, root);
        var server = new TestPostgresServer(root, installation, account, cluster, address);

        _presence = server.Enter();
        if (!server.IsRunning()) server.Start(ConnectionsMax);
        return Unpooled(address.ConnectionString(PostgresAddress.Owner, "postgres"));
    }

    private static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static void TakeTurn(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Somebody was killed in their turn; it is ours now, and what they left is looked at below.
        }
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>A PostgreSQL of our own: found on the machine, its files in the data directory, running as our child for
/// as long as we do.</summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private const string DatabaseName = "spherespace";
    private static readonly string MakeOwner = SqlFile.Load("Postgres/Sql/MakeOwner.sql");
    private static readonly string MakeDatabase = SqlFile.Load("Postgres/Sql/MakeDatabase.sql");

    private readonly DataDirectory _data;
    private readonly int _connectionsMax;
    private readonly ILogger<EmbeddedPostgres> _logger;
    private readonly Lazy<PostgresAddress> _address;
    private readonly PostgresCluster _cluster;
    private PostgresLog? _log;
    private Postmaster? _postmaster;

    public EmbeddedPostgres(DataDirectory data, IOptions<StorageOptions> options, ILogger<EmbeddedPostgres> logger)
    {
        _data = data;
        _connectionsMax = options.Value.ConnectionsMax;
        _logger = logger;
        _address = new Lazy<PostgresAddress>(() => PostgresAddress.For(data));
        _cluster = new PostgresCluster(Path.Combine(data.Root, "postgres"));
    }

    /// <summary>PostgreSQL died and was started again: every connection made before is dead.</summary>
    public event Action? Restarted;

    /// <summary>Known before the start.</summary>
    public string ConnectionString => _address.Value.ConnectionString(PostgresAddress.Owner, DatabaseName);

    internal int? ProcessId => _postmaster?.ProcessId;

    /// <summary>Returns when it accepts connections and the database is there, empty or not.</summary>
    /// <exception cref="StorageException">It can't be had; the message says what to do.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        _data.Claim();
        var installation = PostgresInstallation.Find(_cluster.Version);
        var account = PostgresAccount.Choose(installation, _cluster.Folder, _data.Root);
        if (await Orphan.StopAsync(installation, _cluster, cancellation)) LogOrphanStopped(_logger);

        _cluster.EnsureExists(installation, account, _address.Value);
        if (_address.Value is SocketAddress socket) socket.MakeFolder(account);
        _log = new PostgresLog(Path.Combine(_data.Root, "postgres.log"));
        _postmaster = Supervise(installation, account, _log);
        await _postmaster.StartAsync(cancellation);

        await EnsureDatabaseAsync(cancellation);
        LogRunning(_logger, installation.Version, _cluster.Folder, clock.ElapsedMilliseconds);
    }

    /// <summary>Returns when it has ended, its files being whole. May be repeated.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _postmaster, null) is not { } postmaster) return;
        await postmaster.StopAsync();
        postmaster.Dispose();
        _log?.Dispose();
        LogStopped(_logger);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private Postmaster Supervise(PostgresInstallation installation, PostgresAccount account, PostgresLog log)
    {
        string[] settings = [.. PostgresSettings.For(_address.Value, _connectionsMax)];
        var postmaster = new Postmaster(
            () => Process.Start(account.Command(installation.Postgres, ["-D", _cluster.Folder, .. settings], diesWithUs: true))!,
            process => Signal.FastShutdown(installation, _cluster, process.Id),
            process => Signal.ImmediateShutdown(installation, _cluster, process.Id),
            log, _logger);
        postmaster.Restarted += () => Restarted?.Invoke();
        return postmaster;
    }

    // Statements come from an owner without special rights, not from the superuser.
    private async Task EnsureDatabaseAsync(CancellationToken cancellation)
    {
        var address = _address.Value;
        var superuser = new NpgsqlConnectionStringBuilder(address.ConnectionString(PostgresAddress.Superuser, "postgres"))
        {
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(superuser.ConnectionString);
        await connection.OpenAsync(cancellation);
        await RunMadeAsync(MakeOwner, PostgresAddress.Owner, address.Password);
        await RunMadeAsync(MakeDatabase, DatabaseName, PostgresAddress.Owner);

        // Utility statements take no parameters, so the server itself makes the statement, properly quoted.
        async Task RunMadeAsync(string maker, params string?[] values)
        {
            await using var make = new NpgsqlCommand(maker, connection);
            foreach (var value in values) make.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Text, (object?)value ?? DBNull.Value);
            if (await make.ExecuteScalarAsync(cancellation) is not string statement) return;
            await using var run = new NpgsqlCommand(statement, connection);
            await run.ExecuteNonQueryAsync(cancellation);
        }
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Spherespace.Storage;

namespace Spherespace.Testing;

/// <summary>A database of one's own, fresh and gone afterwards:
/// <c>await using var db = await TestDatabase.CreateAsync();</c></summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const int ConnectionsMax = 20;
    private static readonly Lazy<Task<string>> Migrated = new(MakeMigratedAsync);

    private readonly string _name;
    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = Naming(server, name);
        DataSource = Storage.Database.Open(ConnectionString, ConnectionsMax);
    }

    /// <summary>As <c>ConnectionStrings:Spherespace</c> takes it; with a pool that leaves room for other tests.</summary>
    public string ConnectionString { get; }

    /// <summary>Opened as the server opens its own.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>With all migrations applied.</summary>
    public static async Task<TestDatabase> CreateAsync() => await CreateLikeAsync(await Migrated.Value);

    /// <summary>Without any table.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync() => await CreateLikeAsync("template1");

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await ExecuteAsync(_server, $"drop database if exists {_name} with (force)");
    }

    private static async Task<TestDatabase> CreateLikeAsync(string template)
    {
        var server = await TestPostgres.ConnectionStringAsync();
        var name = $"test_{Guid.NewGuid():n}";
        await CopyAsync(server, template, name);
        return new TestDatabase(server, name);
    }

    private static async Task CopyAsync(string server, string template, string name)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        // Twice as fast as the default for a database as small as this.
        var strategy = connection.PostgreSqlVersion.Major >= 15 ? "strategy file_copy" : "";
        await ExecuteAsync(connection, $"create database {name} template {template} {strategy}");
    }

    // Migrating takes longer than copying, so it is done once for every set of migrations that the server has seen.
    private static async Task<string> MakeMigratedAsync()
    {
        var server = await TestPostgres.ConnectionStringAsync();
        var fingerprint = Migration.Fingerprint(Migration.All);
        var (name, draft) = ($"migrated_{fingerprint}", $"draft_{fingerprint}");

        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"select pg_advisory_lock(hashtext('{name}'))");
        if (await ExistsAsync(connection, name)) return name;

        await ExecuteAsync(connection, $"drop database if exists {draft} with (force)");
        await ExecuteAsync(connection, $"create database {draft}");
        await using (var database = Storage.Database.Open(Naming(server, draft) + ";Pooling=false", ConnectionsMax))
            await new Migrator(database, NullLogger<Migrator>.Instance).MigrateAsync();
        await ExecuteAsync(connection, $"alter database {draft} rename to {name}");
        return name;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name)
    {
        await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return await command.ExecuteScalarAsync() is not null;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Naming(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server)
        {
            Database = database,
            Pooling = true,
            MaxPoolSize = ConnectionsMax,
        }.ConnectionString;
}

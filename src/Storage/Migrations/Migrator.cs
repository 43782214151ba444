using Microsoft.Extensions.Logging;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>Brings the schema to this program's version, one transaction a migration. The rules stand in README.md.</summary>
internal sealed partial class Migrator(
    NpgsqlDataSource database, ILogger<Migrator> logger, IReadOnlyList<Migration> migrations)
{
    private static readonly string Lock = SqlFile.Load("Migrations/Sql/Lock.sql");
    private static readonly string Prepare = SqlFile.Load("Migrations/Sql/Prepare.sql");
    private static readonly string ListApplied = SqlFile.Load("Migrations/Sql/ListApplied.sql");
    private static readonly string Record = SqlFile.Load("Migrations/Sql/Record.sql");

    public Migrator(NpgsqlDataSource database, ILogger<Migrator> logger) : this(database, logger, Migration.All)
    {
    }

    /// <summary>Applies what is pending; does nothing where nothing is. Any number of servers may do it at once.</summary>
    /// <exception cref="StorageException">The database doesn't fit this program.</exception>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        await using var connection = await ConnectAsync(cancellation);
        var changed = false;
        while (await ApplyNextAsync(connection, cancellation)) changed = true;

        // Types that a migration made are unknown to a pool that read the catalogue before.
        if (changed) await connection.ReloadTypesAsync(cancellation);
    }

    private async Task<bool> ApplyNextAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, Lock, cancellation);
        await ExecuteAsync(connection, Prepare, cancellation);

        var pending = Pending(await ListAppliedAsync(connection, cancellation));
        if (pending is not null) await ApplyAsync(connection, pending, cancellation);

        await transaction.CommitAsync(cancellation);
        return pending is not null;
    }

    private Migration? Pending(IReadOnlyList<AppliedMigration> applied)
    {
        SchemaHistory.Check(migrations, applied);
        return migrations.FirstOrDefault(migration => applied.All(done => done.Number != migration.Number));
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(connection, migration.Sql, cancellation);
        }
        catch (PostgresException fault)
        {
            throw new StorageException($"Migration {migration} failed and was undone: {fault.MessageText}.", fault);
        }

        await ExecuteAsync(connection, Record, cancellation, migration.Number, migration.Name, migration.Checksum);
        LogMigrationApplied(logger, migration.Number, migration.Name);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            throw new StorageException(
                $"PostgreSQL can't be reached or refuses us: {fault.Message}. Check ConnectionStrings:Spherespace.", fault);
        }
    }

    private static async Task<List<AppliedMigration>> ListAppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ListApplied, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellation))
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        // Time-out 0: a migration may take as long as its tables are large.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

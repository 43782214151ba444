using Npgsql;

namespace Spherespace.Storage;

/// <summary>Asks the database for a sign of life.</summary>
public sealed class DatabaseProbe(NpgsqlDataSource database)
{
    /// <exception cref="NpgsqlException">It gives none.</exception>
    public async Task AskAsync(CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand("select 1");
        await command.ExecuteScalarAsync(cancellation);
    }
}

using System.Collections.Immutable;
using Npgsql;

namespace Spherespace;

internal static class CommandReading
{
    public static async Task<ImmutableArray<T>> ReadAllAsync<T>(
        this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation = default)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found.Add(read(rows));

        return found.DrainToImmutable();
    }

    /// <returns>Null where there is no row.</returns>
    public static async Task<T?> ReadOneAsync<T>(
        this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation = default)
        where T : class
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? read(rows) : null;
    }
}

using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>A service of Program.cs that needs the database to the very end.</summary>
internal sealed class LastWords(NpgsqlDataSource database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("create table if not exists last_words (text text)");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("insert into last_words values ('bye')");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

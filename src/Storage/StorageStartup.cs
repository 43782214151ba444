using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>Readies the store before any other hosted service starts, whatever the order of registration, and lets go
/// of it after all of them have stopped.</summary>
internal sealed class StorageStartup(
    IOptions<StorageOptions> options, EmbeddedPostgres embedded, NpgsqlDataSource database, Migrator migrator)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.UsesEmbeddedPostgres)
        {
            embedded.Restarted += database.Clear;
            await embedded.StartAsync(cancellationToken);
        }

        await migrator.MigrateAsync(cancellationToken);
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        database.Clear();
        await embedded.StopAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

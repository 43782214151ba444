using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>An embedded PostgreSQL in this process, with its own pool.</summary>
internal sealed class Running : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DataDirectory _directory;
    private readonly EmbeddedPostgres _postgres;
    private readonly NpgsqlDataSource _database;

    private Running(string data)
    {
        _directory = new DataDirectory(data);
        var options = Options.Create(new StorageOptions { DataDirectory = data, ConnectionsMax = 5 });
        _postgres = new EmbeddedPostgres(_directory, options, NullLogger<EmbeddedPostgres>.Instance);
        _database = Database.Open(_postgres.ConnectionString, 5);
        _postgres.Restarted += _database.Clear;
    }

    public int ProcessId => _postgres.ProcessId ?? throw new InvalidOperationException("PostgreSQL isn't running.");

    public static async Task<Running> StartAsync(string data)
    {
        var running = new Running(data);
        try
        {
            await running._postgres.StartAsync();
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async Task<object?> AskAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Returns when it is back.</summary>
    public async Task RestartsAfterAsync(Action blow)
    {
        var back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _postgres.Restarted += back.SetResult;
        blow();
        await back.Task.WaitAsync(Patience);
        _postgres.Restarted -= back.SetResult;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        _directory.Dispose();
    }
}

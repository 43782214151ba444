using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Spherespace.GrainStates;

/// <summary>
/// Keeps the states of grains for the embedded host, in the rows that Orleans' own provider reads and writes in a
/// cluster. Every method is one round trip.
/// </summary>
public sealed class GrainStateStore(NpgsqlDataSource database) : IGrainStorage
{
    private static readonly string ReadState = SqlFile.Load("GrainStates/Sql/ReadState.sql");
    private static readonly string CreateState = SqlFile.Load("GrainStates/Sql/CreateState.sql");
    private static readonly string ReplaceState = SqlFile.Load("GrainStates/Sql/ReplaceState.sql");

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = Command(ReadState, stateName, grainId);
        await using var rows = await command.ExecuteReaderAsync();
        var found = await rows.ReadAsync();
        var written = found && !await rows.IsDBNullAsync(1);

        grainState.ETag = found ? Etag(rows.GetInt32(0)) : null;
        grainState.RecordExists = written;
        grainState.State = written ? GrainStateJson.Deserialize<T>(rows.GetFieldValue<byte[]>(1)) : default;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = GrainStateJson.Serialize(grainState.State);

        grainState.ETag = await ReplaceAsync(stateName, grainId, grainState.ETag, payload);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists) return;
        }

        grainState.ETag = await ReplaceAsync(stateName, grainId, grainState.ETag, payload: null);
        grainState.RecordExists = false;
        grainState.State = default;
    }

    /// <returns>The etag of what is stored now.</returns>
    private async Task<string> ReplaceAsync(string stateName, GrainId grainId, string? etag, byte[]? payload)
    {
        await using var command = Command(etag is null ? CreateState : ReplaceState, stateName, grainId);
        command.Parameters.Add(new() { Value = (object?)payload ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Json });
        if (etag is not null) command.Parameters.Add(new() { Value = int.Parse(etag, CultureInfo.InvariantCulture) });

        return await command.ExecuteScalarAsync() is int version
            ? Etag(version)
            : throw new InconsistentStateException($"The state '{stateName}' of {grainId} was written by somebody else.", null, etag);
    }

    private NpgsqlCommand Command(string statement, string stateName, GrainId grainId)
    {
        // Orleans' provider takes other keys that look like numbers for numbers, so that two grains could share a row.
        if (!grainId.TryGetGuidKey(out var key, out var extension))
            throw new NotSupportedException($"{grainId} has state and no Guid as its key.");

        var command = database.CreateCommand(statement);
        command.Parameters.Add(new() { Value = stateName });
        command.Parameters.Add(new() { Value = key });
        command.Parameters.Add(new() { Value = extension ?? "" });
        return command;
    }

    private static string Etag(int version) => version.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states for as long as the process lives: for tests.</summary>
public sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), Record> _records = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var record))
        {
            Take(grainState, JsonSerializer.Deserialize<T>(record.Json), record.Etag);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var next = new Record(JsonSerializer.SerializeToUtf8Bytes(grainState.State), Next(grainState.ETag));
        var written = _records.TryGetValue(key, out var stored)
            ? stored.Etag == grainState.ETag && _records.TryUpdate(key, next, stored)
            : grainState.ETag is null && _records.TryAdd(key, next);
        if (!written) throw Conflict(key, grainState.ETag);

        Take(grainState, grainState.State, next.Etag);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (_records.TryGetValue(key, out var stored)
            && !(stored.Etag == grainState.ETag && _records.TryRemove(new(key, stored))))
        {
            throw Conflict(key, grainState.ETag);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static void Take<T>(IGrainState<T> grainState, T? state, string etag)
    {
        grainState.State = state;
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    private static string Next(string? etag) =>
        (long.Parse(etag ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private InconsistentStateException Conflict((string Name, GrainId Grain) key, string? expected) => new(
        $"The state '{key.Name}' of {key.Grain} was changed by somebody else.",
        _records.TryGetValue(key, out var stored) ? stored.Etag : null,
        expected);

    private sealed record Record(byte[] Json, string Etag);
}

using System.Text.Json;

namespace Spherespace.GrainStates;

/// <summary>
/// How a grain's state is written in <c>grain_states.payload</c>, whichever host the grain lives on: a row that one
/// wrote the other reads.
/// </summary>
public static class GrainStateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static byte[] Serialize<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static T? Deserialize<T>(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize<T>(payload, Options);
}

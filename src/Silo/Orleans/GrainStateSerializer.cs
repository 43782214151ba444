using Orleans.Storage;
using Spherespace.GrainStates;

namespace Spherespace.Silo;

/// <summary>Writes grain state for Orleans exactly as the embedded host does.</summary>
internal sealed class GrainStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(GrainStateJson.Serialize(input));

    public T? Deserialize<T>(BinaryData input) => GrainStateJson.Deserialize<T>(input.ToMemory().Span);
}

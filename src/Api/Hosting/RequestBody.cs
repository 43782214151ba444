using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Spherespace.Hosting;

/// <summary>Reads what came as JSON outside an HTTP body: arguments of the hub and of the plain WebSocket.</summary>
internal static class RequestBody
{
    public static RequestBody<T> Read<T>(JsonElement json)
        where T : class
    {
        try
        {
            var value = json.ValueKind == JsonValueKind.Undefined ? null : json.Deserialize<T>(ApiJson.Options);
            return value is null ? new(null, [JsonFaults.NotAnObject]) : new(value, []);
        }
        catch (JsonException)
        {
            return new(null, JsonFaults.Find(json, typeof(T)));
        }
    }
}

/// <summary>What was read, or what is wrong with it.</summary>
internal readonly record struct RequestBody<T>(T? Value, IReadOnlyList<Refusal> Faults)
    where T : class
{
    public bool Refused([NotNullWhen(false)] out T? value, out IReadOnlyList<Refusal> faults)
    {
        (value, faults) = (Value, Faults);
        return value is null;
    }
}

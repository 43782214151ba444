using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Spherespace.Realtime;

/// <summary>
/// One frame from a client. Whatever isn't a frame of the protocol ends the connection with a close message that says
/// why; SignalR shows clients the text of a <see cref="HubException"/> and of nothing else.
/// </summary>
internal static class ClientFrame
{
    /// <returns>Null for a frame that there is nothing to do about.</returns>
    public static HubMessage? Read(ReadOnlySequence<byte> utf8, IInvocationBinder binder)
    {
        var frame = Parse(utf8);
        return Type(frame) switch
        {
            HubProtocolConstants.InvocationMessageType => Invocation(frame, binder),
            HubProtocolConstants.StreamInvocationMessageType => Stream(frame),
            HubProtocolConstants.PingMessageType => PingMessage.Instance,
            HubProtocolConstants.CloseMessageType => new CloseMessage(Text(frame, "error"u8), allowReconnect: false),
            _ => null,
        };
    }

    private static JsonElement Parse(ReadOnlySequence<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            var frame = JsonElement.ParseValue(ref reader);
            if (frame.ValueKind is JsonValueKind.Object && !reader.Read()) return frame;
        }
        catch (JsonException)
        {
        }

        throw new HubException("A frame has to be one JSON object, ended by the character U+001E.");
    }

    private static InvocationMessage Invocation(JsonElement frame, IInvocationBinder binder)
    {
        var target = Target(frame);

        return new InvocationMessage(Text(frame, "invocationId"u8), target, Arguments(frame, target, binder));
    }

    // Answered by SignalR's dispatcher, which knows that no method here streams.
    private static StreamInvocationMessage Stream(JsonElement frame) => new(
        Text(frame, "invocationId"u8) ?? throw new HubException("A frame that invokes a stream has to have an invocationId."),
        Target(frame),
        []);

    private static string Target(JsonElement frame) => Text(frame, "target"u8) is { Length: > 0 } target
        ? target
        : throw new HubException("A frame that invokes something has to have a target.");

    private static object?[] Arguments(JsonElement frame, string target, IInvocationBinder binder)
    {
        var arguments = new object?[CountParameters(target, binder)];
        var given = frame.TryGetProperty("arguments"u8, out var list) && list.ValueKind is JsonValueKind.Array
            ? list.GetArrayLength()
            : 0;
        for (var i = 0; i < arguments.Length; i++) arguments[i] = i < given ? list[i] : default(JsonElement);

        return arguments;
    }

    private static int CountParameters(string target, IInvocationBinder binder)
    {
        try
        {
            return binder.GetParameterTypes(target).Count;
        }
        catch (HubException)
        {
            // The dispatcher answers for a method that there isn't.
            return 0;
        }
    }

    private static int? Type(JsonElement frame) =>
        frame.TryGetProperty("type"u8, out var type) && type.ValueKind is JsonValueKind.Number && type.TryGetInt32(out var number)
            ? number
            : throw new HubException("A frame has to have a numeric type.");

    private static string? Text(JsonElement frame, ReadOnlySpan<byte> name) =>
        frame.TryGetProperty(name, out var value) ? value.TextOrNull() : null;
}

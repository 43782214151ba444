using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Spherespace.Hosting;

namespace Spherespace.Realtime;

/// <summary>
/// The SignalR JSON protocol, as far as this hub speaks it. Arguments reach the hub as JSON elements, absent ones as
/// undefined: a client's wrong type becomes a refusal that names the field, and optional arguments may be left out.
/// Reading is in <see cref="ClientFrame"/>.
/// </summary>
internal sealed class RealtimeProtocol(RealtimeOptions options) : IHubProtocol
{
    public const byte RecordSeparator = 0x1e;

    public string Name => "json";

    public int Version => 2;

    public TransferFormat TransferFormat => TransferFormat.Text;

    /// <summary>2 adds only what a stateful reconnect sends, which this hub doesn't offer: resuming is by version.</summary>
    public bool IsVersionSupported(int version) => version is 1 or 2;

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = null;
        while (message is null && input.PositionOf(RecordSeparator) is { } end)
        {
            message = ClientFrame.Read(input.Slice(0, end), binder);
            input = input.Slice(input.GetPosition(1, end));
        }

        // SignalR's own words for this reach no client: it tells the text of hub exceptions only.
        if (message is null && input.Length >= options.FrameBytesMax)
            throw new HubException($"A frame may have at most {options.FrameBytesMax} bytes.");

        return message is not null;
    }

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        WriteMessage(message, bytes);
        return bytes.WrittenMemory;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output, WireJson.Writing))
        {
            writer.WriteStartObject();
            switch (message)
            {
                case CompletionMessage completion: Write(writer, completion); break;
                case InvocationMessage invocation: Write(writer, invocation); break;
                case CloseMessage close: Write(writer, close); break;
                case PingMessage: WriteType(writer, HubProtocolConstants.PingMessageType); break;
                default: throw new NotSupportedException($"This hub sends no {message.GetType().Name}.");
            }

            writer.WriteEndObject();
        }

        output.GetSpan(1)[0] = RecordSeparator;
        output.Advance(1);
    }

    private static void Write(Utf8JsonWriter writer, CompletionMessage completion)
    {
        WriteType(writer, HubProtocolConstants.CompletionMessageType);
        writer.WriteString("invocationId"u8, completion.InvocationId);
        if (completion.Error is not null) writer.WriteString("error"u8, completion.Error);
        else if (completion.HasResult) Write(writer, "result"u8, completion.Result);
    }

    private static void Write(Utf8JsonWriter writer, InvocationMessage invocation)
    {
        WriteType(writer, HubProtocolConstants.InvocationMessageType);
        writer.WriteString("target"u8, invocation.Target);
        writer.WriteStartArray("arguments"u8);
        foreach (var argument in invocation.Arguments) JsonSerializer.Serialize(writer, argument, ApiJson.Options);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, CloseMessage close)
    {
        WriteType(writer, HubProtocolConstants.CloseMessageType);
        if (close.Error is not null) writer.WriteString("error"u8, close.Error);
        if (close.AllowReconnect) writer.WriteBoolean("allowReconnect"u8, true);
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, object? value)
    {
        writer.WritePropertyName(name);
        if (value is WrittenJson written) writer.WriteRawValue(written.Utf8.Span, skipInputValidation: true);
        else JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), ApiJson.Options);
    }

    private static void WriteType(Utf8JsonWriter writer, int type) => writer.WriteNumber("type"u8, type);
}

/// <summary>An answer that is JSON already.</summary>
internal sealed record WrittenJson(ReadOnlyMemory<byte> Utf8);

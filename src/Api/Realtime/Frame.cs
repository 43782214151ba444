using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>Something to say to any number of connections about one topic, serialised once for all of them.</summary>
internal sealed class Frame
{
    private Frame(string topic, ReadOnlyMemory<byte> utf8)
    {
        Topic = topic;
        Bytes = utf8.Length;
        Message = new SerializedHubMessage([new SerializedMessage("json", utf8)]);
    }

    public string Topic { get; }

    public int Bytes { get; }

    public SerializedHubMessage Message { get; }

    /// <summary>The client's <c>Events(batch)</c>.</summary>
    public static Frame Events(string topic, IReadOnlyCollection<TopicEvent> events)
    {
        var utf8 = new ArrayBufferWriter<byte>(256 + (events.Count * 1024));
        using (var json = new Utf8JsonWriter(utf8, WireJson.Writing))
        {
            Open(json, "Events"u8);
            json.WriteStartArray();
            foreach (var happened in events) EventJson.Write(json, topic, happened);
            json.WriteEndArray();
            Close(json);
        }

        return new Frame(topic, End(utf8));
    }

    /// <summary>The client's <c>Resync(topic)</c>: it fell behind and has to subscribe again.</summary>
    public static Frame Resync(string topic)
    {
        var utf8 = new ArrayBufferWriter<byte>(160);
        using (var json = new Utf8JsonWriter(utf8, WireJson.Writing))
        {
            Open(json, "Resync"u8);
            json.WriteStringValue(topic);
            Close(json);
        }

        return new Frame(topic, End(utf8));
    }

    private static void Open(Utf8JsonWriter json, ReadOnlySpan<byte> target)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, HubProtocolConstants.InvocationMessageType);
        json.WriteString("target"u8, target);
        json.WriteStartArray("arguments"u8);
    }

    private static void Close(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> End(ArrayBufferWriter<byte> utf8)
    {
        utf8.Write([RealtimeProtocol.RecordSeparator]);
        return utf8.WrittenMemory;
    }
}

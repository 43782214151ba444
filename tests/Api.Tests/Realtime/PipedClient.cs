using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;

namespace Spherespace.Realtime;

/// <summary>A connection as the server has it, and the client's end of its pipe: no network between them.</summary>
internal sealed class PipedClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Pipe _toClient;
    private readonly CancellationToken _aborted;

    /// <param name="bufferBytes">After how many bytes that the client didn't read the server has to wait.</param>
    public PipedClient(
        Actor actor, RealtimeOptions options, RealtimeInstruments instruments, TimeProvider clock, int bufferBytes = 1 << 20)
    {
        _toClient = new Pipe(new PipeOptions(pauseWriterThreshold: bufferBytes, resumeWriterThreshold: 1));
        var connection = new DefaultConnectionContext(Guid.NewGuid().ToString())
        {
            Transport = new Duplex(new Pipe().Reader, _toClient.Writer),
        };
        var hub = new HubConnectionContext(connection, new HubConnectionContextOptions(), NullLoggerFactory.Instance)
        {
            Protocol = new RealtimeProtocol(options),
        };
        _aborted = hub.ConnectionAborted;
        Connection = new LiveConnection(hub, actor, options, instruments, clock);
    }

    public LiveConnection Connection { get; }

    /// <summary>The next frame that the server has written.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            var read = await _toClient.Reader.ReadAsync(timeout.Token);
            if (read.Buffer.PositionOf(RealtimeProtocol.RecordSeparator) is { } end)
            {
                var text = Encoding.UTF8.GetString(read.Buffer.Slice(0, end));
                _toClient.Reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return JsonDocument.Parse(text).RootElement;
            }

            _toClient.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The versions of the next frame, which has to be one of events.</summary>
    public async Task<long?[]> ReadVersionsAsync()
    {
        var frame = await ReadAsync();
        frame.GetProperty("target").GetString().ShouldBe("Events", frame.ToString());
        return [.. frame.GetProperty("arguments")[0].EnumerateArray().Select(e => e.GetProperty("version")).Select(Version)];
    }

    public async Task ReadResyncAsync(string topic)
    {
        var frame = await ReadAsync();
        frame.GetProperty("target").GetString().ShouldBe("Resync", frame.ToString());
        frame.GetProperty("arguments")[0].GetString().ShouldBe(topic);
    }

    public async Task WaitUntilAbortedAsync()
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _aborted.Register(aborted.SetResult);
        await aborted.Task.WaitAsync(Patience);
    }

    private static long? Version(JsonElement version) => version.ValueKind is JsonValueKind.Null ? null : version.GetInt64();

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

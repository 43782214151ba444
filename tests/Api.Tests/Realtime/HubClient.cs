using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Spherespace.Realtime;

/// <summary>Something that a client was told.</summary>
internal sealed record LiveEvent(string Topic, string Type, long? Version, JsonElement Data);

/// <summary>
/// One device of somebody at the hub. Speaks the wire's own JSON, keeps every event that it is told, and sends calls in
/// the order in which they are made, whether their answers are awaited or not.
/// </summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char RecordSeparator = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<(WebSocketMessageType Type, byte[] Bytes)> _outgoing =
        Channel.CreateUnbounded<(WebSocketMessageType, byte[])>();

    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = [];
    private readonly TaskCompletionSource<JsonElement> _goodbye = NewSource<JsonElement>();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<LiveEvent> _events = [];
    private readonly List<string> _resyncs = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastCall;
    private bool _isReceiving;

    /// <summary>Completes with the server's close message.</summary>
    public Task<JsonElement> Goodbye => _goodbye.Task.WaitAsync(Patience);

    /// <summary>Completes when the connection is gone.</summary>
    public Task Ended => _ended.Task.WaitAsync(Patience);

    /// <summary>Every event so far, in the order in which they came.</summary>
    public IReadOnlyList<LiveEvent> Events
    {
        get
        {
            lock (_gate) return [.. _events];
        }
    }

    public IReadOnlyList<string> Resyncs
    {
        get
        {
            lock (_gate) return [.. _resyncs];
        }
    }

    /// <param name="server">The server's address.</param>
    /// <param name="access">The access token; null for none.</param>
    public static async Task<HubClient> ConnectAsync(Uri server, string? access)
    {
        var client = new HubClient();
        await client.OpenAsync(server, access);
        client.SendText("""{"protocol":"json","version":1}""");
        (await client.ReadAsync()).ShouldBe("{}", "the answer to the handshake");
        _ = client.ReceiveAsync();
        return client;
    }

    /// <summary>Opens the socket and nothing more.</summary>
    public async Task OpenAsync(Uri server, string? access)
    {
        var address = new UriBuilder(new Uri(server, "/hub")) { Scheme = "ws", Query = access is null ? "" : $"access_token={access}" };
        await _socket.ConnectAsync(address.Uri, CancellationToken.None);
        _ = SendAllAsync();
    }

    /// <returns>What the method answers, be it a refusal.</returns>
    public async Task<JsonElement> Call(string method, params object?[] arguments)
    {
        var completion = await CallRaw(method, [.. arguments.Select(a => JsonSerializer.Serialize(a))]);
        completion.TryGetProperty("error", out var error).ShouldBeFalse($"{method}: {error}");
        return completion.GetProperty("result");
    }

    /// <param name="method">Any.</param>
    /// <param name="arguments">JSON, right or wrong.</param>
    /// <returns>The whole completion.</returns>
    public Task<JsonElement> CallRaw(string method, params string[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _lastCall)}";
        var call = _calls[id] = NewSource<JsonElement>();
        SendText($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{string.Join(',', arguments)}}]}""");
        return call.Task.WaitAsync(Patience);
    }

    public void SendText(string frame) => Send(WebSocketMessageType.Text, Encoding.UTF8.GetBytes(frame + RecordSeparator));

    public void Send(WebSocketMessageType type, byte[] bytes) => _outgoing.Writer.TryWrite((type, bytes)).ShouldBeTrue();

    /// <summary>Drops the connection as a tunnel does: nobody says goodbye.</summary>
    public void Cut() => _socket.Abort();

    /// <summary>Waits until what was told is what is awaited.</summary>
    public async Task<IReadOnlyList<LiveEvent>> Sees(string what, Func<IReadOnlyList<LiveEvent>, bool> enough)
    {
        await Until(what, () => enough(Events));
        return Events;
    }

    public Task IsToldToResync(string topic) => Until($"a resync of {topic}", () => Resyncs.Contains(topic));

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        _socket.Abort();
        if (_isReceiving) await _ended.Task.WaitAsync(Patience);
        _socket.Dispose();
    }

    /// <summary>The next message as it came; for whoever wants to read slowly, or at all only later.</summary>
    public async Task<string> ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await _socket.ReceiveAsync(message.GetMemory(4096), CancellationToken.None);
            message.Advance(read.Count);
            if (read.MessageType is WebSocketMessageType.Close) throw new WebSocketException("closed");
            if (read.EndOfMessage) return Encoding.UTF8.GetString(message.WrittenSpan).TrimEnd(RecordSeparator);
        }
    }

    /// <summary>Takes everything that comes until the connection is gone.</summary>
    public async Task ReceiveAsync()
    {
        _isReceiving = true;
        try
        {
            while (true)
            {
                foreach (var frame in (await ReadAsync()).Split(RecordSeparator)) Take(JsonElement.Parse(frame));
            }
        }
        catch (Exception)
        {
            // Cut off, by either side.
        }

        _ended.TrySetResult();
        var gone = new IOException("The connection is gone.");
        _goodbye.TrySetException(gone);
        _ = _goodbye.Task.Exception;
        foreach (var call in _calls.Values) call.TrySetException(gone);
    }

    private void Take(JsonElement frame)
    {
        switch (frame.GetProperty("type").GetInt32())
        {
            case 1: TakeCall(frame.GetProperty("target").GetString(), frame.GetProperty("arguments")[0]); break;
            case 3 when _calls.TryRemove(frame.GetProperty("invocationId").GetString()!, out var call): call.SetResult(frame); break;
            case 7: _goodbye.TrySetResult(frame); break;
        }
    }

    private void TakeCall(string? target, JsonElement argument)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (target == "Resync") _resyncs.Add(argument.GetString()!);
            else _events.AddRange(argument.EnumerateArray().Select(Read));
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    private async Task Until(string what, Func<bool> isTrue)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (isTrue()) return;

            await changed.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (patience.IsCancellationRequested) throw new TimeoutException($"Awaited {what}; seen: {Describe()}");
        }
    }

    private string Describe() => string.Join(Environment.NewLine, Events.Select(e => $"{e.Type} {e.Version} {e.Data}"));

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var (type, bytes) in _outgoing.Reader.ReadAllAsync())
                await _socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception)
        {
            // Cut off, by either side; whoever awaits an answer hears of it.
        }
    }

    private static LiveEvent Read(JsonElement happened) => new(
        happened.GetProperty("topic").GetString()!,
        happened.GetProperty("type").GetString()!,
        happened.GetProperty("version") is { ValueKind: JsonValueKind.Number } version ? version.GetInt64() : null,
        happened.GetProperty("data"));

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

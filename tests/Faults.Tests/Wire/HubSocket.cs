using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Spherespace.Faults.Wire;

/// <summary>One connection to the hub in SignalR's JSON protocol, until it breaks.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly Action<JsonElement> _onEvent;
    private readonly Action<string> _onResync;
    private int _lastCall;

    private HubSocket(Action<JsonElement> onEvent, Action<string> onResync) => (_onEvent, _onResync) = (onEvent, onResync);

    /// <summary>Completes when the connection is gone, whatever the reason.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public static async Task<HubSocket> OpenAsync(
        Uri server, string token, Action<JsonElement> onEvent, Action<string> onResync)
    {
        var socket = new HubSocket(onEvent, onResync);
        using var patience = new CancellationTokenSource(Patience);
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/hub", Query = $"access_token={token}" }.Uri;
        await socket._socket.ConnectAsync(address, patience.Token);
        await socket.WriteAsync("""{"protocol":"json","version":1}""");
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Ended = socket.ListenAsync(listening);
        await listening.Task.WaitAsync(patience.Token);
        return socket;
    }

    /// <exception cref="IOException">The connection broke before the answer came.</exception>
    public async Task<JsonElement> CallAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(CultureInfo.InvariantCulture);
        var answer = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Ended.IsCompleted) throw new IOException("The connection is gone.");

        await WriteAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await answer.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await Ended;
        _socket.Dispose();
    }

    private async Task WriteAsync(string message)
    {
        byte[] frame = [.. Encoding.UTF8.GetBytes(message), EndOfMessage];
        await _writing.WaitAsync();
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException("The connection broke.", broken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ListenAsync(TaskCompletionSource listening)
    {
        try
        {
            var unread = new List<byte>();
            var buffer = new byte[64 * 1024];
            while (_socket.State is WebSocketState.Open)
            {
                var got = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (got.MessageType is WebSocketMessageType.Close) break;
                unread.AddRange(buffer.AsSpan(0, got.Count));
                Take(unread, listening);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            // Ended, as it had to some day.
        }

        _socket.Abort();
        var gone = new IOException("The connection broke before the answer came.");
        listening.TrySetException(gone);
        foreach (var call in _calls.Values) call.TrySetException(gone);
    }

    private void Take(List<byte> unread, TaskCompletionSource listening)
    {
        for (var end = unread.IndexOf(EndOfMessage); end >= 0; end = unread.IndexOf(EndOfMessage))
        {
            var message = JsonDocument.Parse(unread.GetRange(0, end).ToArray()).RootElement;
            unread.RemoveRange(0, end + 1);
            if (!listening.TrySetResult()) Take(message);
        }
    }

    private void Take(JsonElement message)
    {
        switch (message.GetProperty("type").GetInt32())
        {
            case 1 when message.GetProperty("target").GetString() == "Resync":
                _onResync(message.GetProperty("arguments")[0].GetString()!);
                break;
            case 1:
                foreach (var happened in message.GetProperty("arguments")[0].EnumerateArray()) _onEvent(happened);
                break;
            case 3 when _calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call):
                if (message.TryGetProperty("result", out var result)) call.TrySetResult(result);
                else call.TrySetException(new InvalidOperationException($"The hub failed: {message}"));
                break;
            case 7:
                throw new IOException("The server closed the connection.");
        }
    }
}

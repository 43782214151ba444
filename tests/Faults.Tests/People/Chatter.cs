using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Spherespace.Faults.Wire;

namespace Spherespace.Faults.People;

/// <summary>
/// A person with a client that doesn't give up: comes back after every fault, sends again what wasn't acknowledged, under
/// the same client id, and keeps copies of the rooms they are in.
/// </summary>
internal sealed class Chatter(Uri server, string name, int seed) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(40) };
    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, Replica> _rooms = new();
    private readonly CancellationTokenSource _leaving = new();
    private TaskCompletionSource<HubSocket> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _living = Task.CompletedTask;
    private string _token = "";
    private string _lastFault = "none";
    private int _said;

    public string Name => name;

    /// <summary>What they are doing, for whoever waits for them in vain.</summary>
    public string Doing => $"{name} has {Acknowledged.Count} acknowledged, {(_living.IsFaulted ? $"gave up: {_living.Exception}" : $"last fault: {_lastFault}")}";

    /// <summary>What the server said is stored: room, number, id and content.</summary>
    public ConcurrentBag<(string Room, long Seq, string Id, string Content)> Acknowledged { get; } = [];

    public Replica Copy(string room) => _rooms[room];

    public async Task RegisterAsync()
    {
        var session = await PostAsync("auth/register", new
        {
            username = name,
            email = $"{name}@example.com",
            password = "Tr1cky-garden-gate",
        });
        _token = session.GetProperty("access").GetString()!;
    }

    public async Task<string> OpenRoomAsync() =>
        (await PostAsync("channels", new { name = "Garden", type = "public" })).GetProperty("id").GetString()!;

    public async Task EnterAsync(string room)
    {
        await PostAsync($"conversations/{room}/join", new { });
        _rooms[room] = new Replica();
    }

    /// <summary>Connects, and from then on whenever the connection is lost.</summary>
    public void Appear() => _living = LiveAsync();

    /// <summary>Says the next thing in the room; returns when it is acknowledged, however long that takes.</summary>
    public async Task SayAsync(string room)
    {
        var content = $"{name} {Interlocked.Increment(ref _said)}";
        var message = new { conversation_id = room, client_id = Guid.NewGuid(), content };
        var ack = await CallUntilAnsweredAsync("SendMessage", message);
        Acknowledged.Add((room, ack.GetProperty("seq").GetInt64(), ack.GetProperty("id").GetString()!, content));

        if (_random.Next(10) == 0)
            (await CallUntilAnsweredAsync("SendMessage", message)).GetRawText().ShouldBe(ack.GetRawText(), "a repeat has the first one's ack");
        if (_random.Next(4) == 0)
            await CallUntilAnsweredAsync("MarkRead", new { conversation_id = room, seq = ack.GetProperty("seq").GetInt64() });
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");
        return await AskAsync(request);
    }

    /// <summary>A copy made of nothing but a fresh snapshot.</summary>
    public async Task<Replica> FreshAsync(string room)
    {
        var fresh = new Replica();
        fresh.Take(await CallUntilAnsweredAsync("Subscribe", $"conversation:{room}", null));
        return fresh;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_connected.Task.IsCompletedSuccessfully) await _connected.Task.Result.DisposeAsync();
        await _living;
        _http.Dispose();
        _leaving.Dispose();
    }

    private async Task LiveAsync()
    {
        while (!_leaving.IsCancellationRequested)
        {
            try
            {
                await using var socket = await HubSocket.OpenAsync(server, _token, TakeEvent, Resync);
                _connected.TrySetResult(socket);
                foreach (var room in _rooms.Keys) await SubscribeAsync(socket, room);
                await socket.Ended.WaitAsync(_leaving.Token);
            }
            catch (Exception fault) when (IsPassing(fault))
            {
                _lastFault = $"connection: {fault}";
                await Pause.For(BetweenTries);
            }

            // Whoever waits for a connection waits for the next one too.
            if (_connected.Task.IsCompleted) _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task<JsonElement> CallUntilAnsweredAsync(string method, params object?[] arguments)
    {
        while (true)
        {
            try
            {
                var answer = await (await _connected.Task.WaitAsync(_leaving.Token)).CallAsync(method, arguments);
                if (!answer.TryGetProperty("refused", out var refused)) return answer;

                refused.GetProperty("error").GetString().ShouldBe("unavailable", $"{method} of {name}: {refused}");
                _lastFault = $"{method}: {refused}";
            }
            catch (Exception fault) when (IsPassing(fault) && !_leaving.IsCancellationRequested)
            {
                // Nobody knows whether it arrived: it is sent again.
                _lastFault = $"{method}: {fault}";
            }

            await Pause.For(BetweenTries);
        }
    }

    private async Task SubscribeAsync(HubSocket socket, string room)
    {
        var copy = _rooms[room];
        do
        {
            copy.BeginSubscribing();
            var answer = await socket.CallAsync("Subscribe", $"conversation:{room}", copy.Version);
            if (answer.TryGetProperty("refused", out var refused)) throw new IOException($"Subscribing was refused: {refused}");
            if (copy.Take(answer)) return;
        }
        while (true);
    }

    private void TakeEvent(JsonElement e)
    {
        var (kind, room) = e.GetProperty("topic").GetString()!.Split(':') is [var k, var r] ? (k, r) : ("", "");
        if (kind == "conversation" && _rooms.TryGetValue(room, out var copy) && !copy.TakeEvent(e)) Resync($"conversation:{room}");
    }

    private void Resync(string topic)
    {
        var room = topic["conversation:".Length..];
        if (topic.StartsWith("conversation:", StringComparison.Ordinal) && _rooms.ContainsKey(room)) _ = ResyncAsync(room);
    }

    private async Task ResyncAsync(string room)
    {
        try
        {
            await SubscribeAsync(await _connected.Task, room);
        }
        catch (Exception fault) when (IsPassing(fault))
        {
            // The connection is lost; the next one subscribes again.
        }
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        return await AskAsync(request);
    }

    private async Task<JsonElement> AskAsync(HttpRequestMessage request)
    {
        if (_token.Length > 0) request.Headers.Authorization = new("Bearer", _token);
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode ? answer : throw new HttpRequestException($"{request.RequestUri}: {answer}");
    }

    private static bool IsPassing(Exception fault) => fault is IOException or HttpRequestException or TimeoutException
        or OperationCanceledException or System.Net.WebSockets.WebSocketException;
}

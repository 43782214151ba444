using System.Text.Json;

namespace Spherespace.Faults.People;

/// <summary>One client's copy of a conversation, made of a snapshot and the events since, as any client would.</summary>
internal sealed class Replica
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, (string Id, string Sender, string Content)> _messages = [];
    private readonly SortedDictionary<string, long> _reads = new(StringComparer.Ordinal);
    private readonly List<JsonElement> _early = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isSubscribing;

    public long? Version { get; private set; }

    public void BeginSubscribing()
    {
        lock (_gate) _isSubscribing = true;
    }

    /// <summary>Takes what Subscribe answered, and the events that came before the answer did.</summary>
    /// <returns>False where something is missing still.</returns>
    public bool Take(JsonElement answer)
    {
        lock (_gate)
        {
            _isSubscribing = false;
            var version = answer.GetProperty("version").GetInt64();
            if (version < Version) return true;
            if (answer.GetProperty("snapshot") is { ValueKind: JsonValueKind.Object } snapshot) Restart(snapshot);
            else foreach (var e in answer.GetProperty("events").EnumerateArray()) Apply(e);
            Version = version;
            Tell();

            JsonElement[] early = [.. _early];
            _early.Clear();
            return early.All(TakeInOrder);
        }
    }

    /// <returns>False where something is missing before the event.</returns>
    public bool TakeEvent(JsonElement e)
    {
        lock (_gate)
        {
            if (e.GetProperty("version").ValueKind is JsonValueKind.Null) return true;
            if (_isSubscribing || Version is null) _early.Add(e);
            else return TakeInOrder(e);
            return true;
        }
    }

    /// <summary>Everything that a fresh snapshot says too.</summary>
    public string State()
    {
        lock (_gate)
        {
            var messages = _messages.Select(m => $"{m.Key} {m.Value.Id} {m.Value.Sender}: {m.Value.Content}");
            return string.Join('\n', [$"version {Version}", .. _reads.Select(r => $"read by {r.Key}: {r.Value}"), .. messages]);
        }
    }

    /// <summary>Completes when the copy has come to this version.</summary>
    public async Task Reaches(long version, TimeSpan patience)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (Version >= version) return;
                changed = _changed.Task;
            }

            var left = patience - TimeProvider.System.GetElapsedTime(until);
            await changed.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private bool TakeInOrder(JsonElement e)
    {
        var version = e.GetProperty("version").GetInt64();
        if (version <= Version) return true;
        if (version > Version + 1) return false;

        Apply(e);
        Version = version;
        Tell();
        return true;
    }

    private void Tell()
    {
        _changed.SetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Restart(JsonElement snapshot)
    {
        _messages.Clear();
        _reads.Clear();
        foreach (var message in snapshot.GetProperty("messages").EnumerateArray()) Add(message);
        foreach (var member in snapshot.GetProperty("members").EnumerateArray()) Add(member.GetProperty("user"), member);
    }

    private void Apply(JsonElement e)
    {
        var data = e.GetProperty("data");
        switch (e.GetProperty("type").GetString())
        {
            case "message.created":
                Add(data.GetProperty("message"));
                break;
            case "read.advanced":
                Read(data.GetProperty("user_id").GetString()!, data.GetProperty("seq").GetInt64());
                break;
            case "member.joined" or "member.updated":
                Add(data.GetProperty("member").GetProperty("user"), data.GetProperty("member"));
                break;
        }
    }

    private void Add(JsonElement message)
    {
        var sender = message.GetProperty("sender").GetProperty("id").GetString()!;
        var seq = message.GetProperty("seq").GetInt64();
        _messages[seq] = (message.GetProperty("id").GetString()!, sender, message.GetProperty("content").GetString()!);
        if (_reads.ContainsKey(sender)) Read(sender, seq);
    }

    private void Add(JsonElement user, JsonElement member) =>
        _reads[user.GetProperty("id").GetString()!] = member.GetProperty("read_seq").GetInt64();

    private void Read(string user, long seq) => _reads[user] = Math.Max(_reads.GetValueOrDefault(user), seq);
}

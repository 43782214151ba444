using System.Text.Json;
using System.Text.Json.Nodes;

namespace Spherespace.Realtime;

/// <summary>A client's copy of a conversation: a snapshot and what happened since, put together by the contract alone.</summary>
internal sealed class Replica
{
    private readonly string _me;
    private readonly JsonObject _state;

    private Replica(string me, long version, JsonObject state) => (_me, Version, _state) = (me, version, state);

    public long Version { get; private set; }

    private JsonObject Conversation => _state["conversation"]!.AsObject();

    private JsonArray Members => _state["members"]!.AsArray();

    private JsonArray Messages => _state["messages"]!.AsArray();

    /// <param name="me">Whose copy it is.</param>
    /// <param name="answer">What <c>Subscribe</c> answered, with a snapshot.</param>
    public static Replica Of(string me, JsonElement answer) => new(
        me, answer.GetProperty("version").GetInt64(), JsonNode.Parse(answer.GetProperty("snapshot").GetRawText())!.AsObject());

    /// <summary>Takes an answer of <c>Subscribe</c> that lists what changed.</summary>
    public void CatchUp(JsonElement answer)
    {
        foreach (var happened in answer.GetProperty("events").EnumerateArray())
            Apply(happened.GetProperty("type").GetString()!, JsonNode.Parse(happened.GetProperty("data").GetRawText())!.AsObject());
        Version = answer.GetProperty("version").GetInt64();
        Conversation["version"] = Version;
    }

    /// <summary>Takes what was told live; each change has to be the next one.</summary>
    public void Take(IEnumerable<LiveEvent> events)
    {
        foreach (var happened in events.Where(e => e.Version > Version))
        {
            happened.Version.ShouldBe(Version + 1, $"{happened.Type} doesn't follow");
            Apply(happened.Type, JsonNode.Parse(happened.Data.GetRawText())!.AsObject());
            Version++;
            Conversation["version"] = Version;
        }
    }

    /// <summary>
    /// Everything that a fresh snapshot says too: the newest messages, for the copy may have older ones, and the members
    /// by name.
    /// </summary>
    public string Comparable(int messages)
    {
        var state = _state.DeepClone().AsObject();
        var all = state["messages"]!.AsArray().Select(m => m!.DeepClone()).ToArray();
        state["messages"] = new JsonArray(all[Math.Max(0, all.Length - messages)..]);
        state["has_more"] = all.Length > messages || state["has_more"]!.GetValue<bool>();
        state["members"] = new JsonArray([.. state["members"]!.AsArray()
            .OrderBy(m => m!["user"]!["id"]!.GetValue<string>(), StringComparer.Ordinal).Select(m => m!.DeepClone())]);
        return state.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private void Apply(string type, JsonObject data)
    {
        switch (type)
        {
            case "message.created": Add(data["message"]!.AsObject()); break;
            case "read.advanced": Read(Text(data, "user_id"), Number(data, "seq")); break;
            case "member.joined": PutIn(data["member"]!.AsObject()); break;
            case "member.updated": PutIn(data["member"]!.AsObject()); break;
            case "member.left": PutOut(data["member"]!.AsObject()); break;
            case "conversation.updated": Merge(data["conversation"]!.AsObject()); break;
        }
    }

    private void Add(JsonObject message)
    {
        Number(message, "seq").ShouldBe(Number(Conversation, "last_seq") + 1, "messages are numbered without holes");
        Messages.Add(message.DeepClone());
        Conversation["last_message"] = message.DeepClone();
        Conversation["last_seq"] = Number(message, "seq");
        Read(Text(message["sender"]!.AsObject(), "id"), Number(message, "seq"));
    }

    private void Read(string user, long seq)
    {
        if (Find(user) is { } member && Number(member, "read_seq") < seq) member["read_seq"] = seq;
        if (Conversation["me"] is not JsonObject me) return;

        if (user == _me && Number(me, "read_seq") < seq) me["read_seq"] = seq;
        me["unread"] = Number(Conversation, "last_seq") - Number(me, "read_seq");
    }

    private void PutIn(JsonObject member)
    {
        var before = Find(Text(member["user"]!.AsObject(), "id"));
        if (before is not null) Members.Remove(before);
        Members.Add(member.DeepClone());
        Conversation["member_count"] = Members.Count;
    }

    private void PutOut(JsonObject member)
    {
        if (Find(Text(member["user"]!.AsObject(), "id")) is { } gone) Members.Remove(gone);
        Conversation["member_count"] = Members.Count;
    }

    private void Merge(JsonObject conversation)
    {
        foreach (var (name, value) in conversation) Conversation[name] = value?.DeepClone();
    }

    private JsonObject? Find(string user) =>
        Members.Select(m => m!.AsObject()).FirstOrDefault(m => Text(m["user"]!.AsObject(), "id") == user);

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();

    private static long Number(JsonObject json, string name) => json[name]!.GetValue<long>();
}

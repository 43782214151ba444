using System.Text.Json;

namespace Spherespace.Realtime;

/// <summary>
/// The signature test of every feature that is live: whatever is done, a client's old snapshot and the events since are
/// what a fresh snapshot says, whether the events came live or were read after a cut.
/// </summary>
internal static class Signature
{
    private const int Messages = 50;

    /// <param name="witness">Looks on, and may act too.</param>
    /// <param name="room">What is looked at.</param>
    /// <param name="act">What is done.</param>
    public static async Task VerifyAsync(this Device witness, string room, Func<Task> act)
    {
        var topic = $"conversation:{room}";
        var before = await witness.Subscribes(topic);
        var live = Replica.Of(witness.Who.Id, before);
        var sleeper = Replica.Of(witness.Who.Id, before);

        await act();

        var fresh = Replica.Of(witness.Who.Id, await witness.Subscribes(topic));
        live.Take((await witness.Hub.Sees($"version {fresh.Version}", e => Reached(e, topic, live.Version, fresh.Version)))
            .Where(e => e.Topic == topic));
        sleeper.CatchUp(await ChangesSince(witness, topic, sleeper.Version));

        live.Comparable(Messages).ShouldBe(fresh.Comparable(Messages), "the old snapshot and the live events");
        sleeper.Comparable(Messages).ShouldBe(fresh.Comparable(Messages), "the old snapshot and the changes since");
    }

    private static bool Reached(IEnumerable<LiveEvent> events, string topic, long from, long version) =>
        from >= version || events.Any(e => e.Topic == topic && e.Version >= version);

    private static async Task<JsonElement> ChangesSince(Device witness, string topic, long version)
    {
        var changes = await witness.Subscribes(topic, version);
        changes.GetProperty("snapshot").ValueKind.ShouldBe(JsonValueKind.Null, "few changes are answered as events");
        return changes;
    }
}

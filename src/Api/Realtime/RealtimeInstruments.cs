using System.Diagnostics.Metrics;

namespace Spherespace.Realtime;

/// <summary>The meter <c>Spherespace.Realtime</c>.</summary>
internal sealed class RealtimeInstruments
{
    public const string Meter = "Spherespace.Realtime";

    private readonly UpDownCounter<int> _connections;
    private readonly UpDownCounter<int> _subscriptions;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _events;
    private readonly Counter<long> _resyncs;

    public RealtimeInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _connections = meter.CreateUpDownCounter<int>(
            "spherespace.realtime.connections", "{connection}", "Open connections of this node.");
        _subscriptions = meter.CreateUpDownCounter<int>(
            "spherespace.realtime.subscriptions", "{subscription}", "Topics that connections follow, each counted for each connection.");
        _frames = meter.CreateCounter<long>(
            "spherespace.realtime.frames", "{frame}", "Frames handed to connections.");
        _events = meter.CreateCounter<long>(
            "spherespace.realtime.events", "{event}", "Events handed to connections.");
        _resyncs = meter.CreateCounter<long>(
            "spherespace.realtime.resyncs", "{resync}", "Times that clients were told to subscribe to a topic again.");
    }

    public void Connected() => _connections.Add(1);

    public void Disconnected() => _connections.Add(-1);

    public void Subscribed() => _subscriptions.Add(1);

    public void Unsubscribed() => _subscriptions.Add(-1);

    public void Sent(int connections, int events)
    {
        _frames.Add(connections);
        _events.Add((long)connections * events);
    }

    public void Resynced(int connections) => _resyncs.Add(connections);
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Spherespace.Hosting;
using Spherespace.Presence;

namespace Spherespace.Realtime;

/// <summary>
/// This process's connections, from the handshake to the end. SignalR's own groups and proxies aren't used: what clients
/// are told goes through topics.
/// </summary>
internal sealed partial class LiveConnections(
    Subscriptions subscriptions, PresenceReporter presence, RealtimeOptions options, RealtimeInstruments instruments,
    TimeProvider clock, ILogger<LiveConnections> logger)
    : DefaultHubLifetimeManager<RealtimeHub>(logger)
{
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new(StringComparer.Ordinal);

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        var live = new LiveConnection(connection, connection.User.Actor()!, options, instruments, clock);
        connection.Features.Set(live);
        _connections[connection.ConnectionId] = live;
        instruments.Connected();
        presence.Opened(live.Actor.UserId);
        await StartAsync(live);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_connections.TryRemove(connection.ConnectionId, out var live))
        {
            foreach (var topic in live.End()) topic.Remove(live);
            presence.Closed(live.Actor.UserId);
            instruments.Disconnected();
        }

        return Task.CompletedTask;
    }

    /// <summary>Closes connections whose clients read nothing.</summary>
    public void Sweep()
    {
        foreach (var (_, connection) in _connections)
        {
            if (connection.IsStuck()) connection.Close(CloseReasons.TooSlow, allowReconnect: true);
        }
    }

    /// <summary>Tells every client to come back later, and closes.</summary>
    public Task CloseAllAsync()
    {
        LiveConnection[] all = [.. _connections.Values];
        var gone = Task.WhenAll(all.Select(c => c.GoneAsync()));
        foreach (var connection in all) connection.Close(CloseReasons.Stopping, allowReconnect: true);
        return gone;
    }

    private async Task StartAsync(LiveConnection connection)
    {
        try
        {
            if (!await subscriptions.StartAsync(connection)) connection.Close(CloseReasons.SessionEnded, allowReconnect: false);
        }
        catch (Exception fault)
        {
            LogNotStarted(connection.Actor.UserId, fault);
            connection.Close(CloseReasons.Unavailable, allowReconnect: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection of user {User} couldn't be started.")]
    private partial void LogNotStarted(UserId user, Exception fault);
}

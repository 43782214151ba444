using System.Net;
using System.Net.Sockets;

namespace Spherespace.Faults.Wire;

/// <summary>
/// A line between clients and the server that can be cut and slowed down. Its address stays, wherever the server is.
/// </summary>
internal sealed class FlakyLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<(TcpClient Near, TcpClient Far)> _lines = [];
    private readonly Task _accepting;

    public FlakyLink(Uri server)
    {
        Server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server is at present.</summary>
    public Uri Server { get; set; }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>How long a piece of data waits on its way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Cuts each line that is in use with this probability.</summary>
    public void Cut(Random random, double probability)
    {
        lock (_gate)
        {
            foreach (var line in _lines.Where(_ => random.NextDouble() < probability))
            {
                line.Near.Close();
                line.Far.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Cut(new Random(0), probability: 1);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The link is taken down.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            var line = (near, far);
            lock (_gate) _lines.Add(line);
            try
            {
                near.NoDelay = far.NoDelay = true;
                await far.ConnectAsync(Server.Host, Server.Port, _stop.Token);
                await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // As if the cable were pulled.
            }

            lock (_gate) _lines.Remove(line);
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var length)
            {
                if (Delay > TimeSpan.Zero) await Pause.For(Delay);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _stop.Token);
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone; the other follows.
        }
    }
}

/// <summary>Lets time pass where time itself is the fault: never to wait for something that can be awaited.</summary>
internal static class Pause
{
    public static async Task For(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }
}

using System.ComponentModel.DataAnnotations;

namespace Spherespace.Realtime;

/// <summary>Bounds and times of the hub. Section <c>Realtime</c>.</summary>
internal sealed class RealtimeOptions
{
    /// <summary>Bytes of the longest frame that a client may send.</summary>
    [Range(4_096, 16_777_216)]
    public int FrameBytesMax { get; set; } = 64 * 1024;

    /// <summary>How many calls of one connection run at a time; the next ones wait in their order.</summary>
    [Range(1, 10_000)]
    public int ParallelCallsMax { get; set; } = 64;

    /// <summary>How many topics a connection may follow besides its own and its conversations.</summary>
    [Range(1, 1_000_000)]
    public int SubscriptionsMax { get; set; } = 5_000;

    /// <summary>How many frames wait for a slow connection before it is told to subscribe again instead.</summary>
    [Range(1, 1_000_000)]
    public int WaitingFramesMax { get; set; } = 1_000;

    /// <summary>How many bytes wait for a slow connection before it is told to subscribe again instead.</summary>
    [Range(65_536, 1_073_741_824)]
    public int WaitingBytesMax { get; set; } = 1024 * 1024;

    /// <summary>After how long without progress a connection that takes nothing is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a silent client counts as gone; pings go out at half of it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many changes of either kind an answer to <c>Subscribe</c> lists before it is a snapshot.</summary>
    [Range(1, 10_000)]
    public int ChangesMax { get; set; } = 500;

    /// <summary>How many messages a snapshot shows.</summary>
    [Range(1, 100)]
    public int SnapshotMessages { get; set; } = 50;

    /// <summary>How many members a snapshot shows.</summary>
    [Range(1, 10_000)]
    public int SnapshotMembers { get; set; } = 200;

    /// <summary>How long a topic without subscribers is still watched, for who comes back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often leases, slow connections and deserted topics are looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After how long a topic that couldn't be watched is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);
}

using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks, and how its ticks behave among the grain's requests.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; infinite for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; infinite for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks may interleave with requests and other ticks. By default they wait their turn.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the grain from being collected. By default they don't.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>A timer of a grain. Disposing it ends it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>During a tick: holds from the end of it.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}

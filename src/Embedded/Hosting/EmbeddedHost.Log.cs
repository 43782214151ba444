using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal sealed partial class EmbeddedHost
{
    [LoggerMessage(LogLevel.Error, "{Grain} couldn't be activated.")]
    public partial void LogActivationFailed(GrainId grain, Exception fault);

    [LoggerMessage(LogLevel.Error, "{Grain} failed to say goodbye.")]
    public partial void LogDeactivationFailed(GrainId grain, Exception fault);

    [LoggerMessage(LogLevel.Warning, "{Method} on {Grain} failed; nobody waits for the answer.")]
    public partial void LogOneWayFailed(MethodContract method, GrainId grain, Exception fault);

    [LoggerMessage(LogLevel.Warning, "A timer of {Grain} failed; it ticks on.")]
    public partial void LogTimerFailed(GrainId grain, Exception fault);

    [LoggerMessage(LogLevel.Error, "An event of {Stream} couldn't be delivered to {Grain} and was left out.")]
    public partial void LogEventLeftOut(StreamId stream, GrainType grain, Exception fault);

    [LoggerMessage(LogLevel.Warning, "An event of {Stream} found {Grain} not listening.")]
    public partial void LogEventUnheard(StreamId stream, GrainId grain);

    [LoggerMessage(LogLevel.Information, "The grain host has started, with {Count} grain classes.")]
    private partial void LogStarted(int count);

    [LoggerMessage(LogLevel.Warning, "{Grain} didn't finish its requests before the host had to stop.")]
    private partial void LogAbandoned(GrainId grain);

    [LoggerMessage(LogLevel.Information, "The grain host has stopped.")]
    private partial void LogStopped();
}

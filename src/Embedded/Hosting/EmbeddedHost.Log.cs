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

    [LoggerMessage(LogLevel.Information, "The grain host has started, with {Count} grain classes.")]
    private partial void LogStarted(int count);

    [LoggerMessage(LogLevel.Information, "The grain host has stopped.")]
    private partial void LogStopped();
}

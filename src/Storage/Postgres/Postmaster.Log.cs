using Microsoft.Extensions.Logging;

namespace Spherespace.Storage;

internal sealed partial class Postmaster
{
    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL died; starting it again in {Seconds} s")]
    private static partial void LogDied(ILogger logger, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL hasn't stopped within {Seconds} s; ending it, it will recover at the next start")]
    private static partial void LogStopIsSlow(ILogger logger, double seconds);
}

using Microsoft.Extensions.Logging;

namespace Spherespace.Storage;

public sealed partial class EmbeddedPostgres
{
    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL {Version} runs on {Folder}, ready after {Milliseconds} ms")]
    private static partial void LogRunning(ILogger logger, int version, string folder, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopped the PostgreSQL that a killed server had left behind")]
    private static partial void LogOrphanStopped(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL has stopped")]
    private static partial void LogStopped(ILogger logger);
}

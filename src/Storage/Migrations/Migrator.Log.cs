using Microsoft.Extensions.Logging;

namespace Spherespace.Storage;

internal sealed partial class Migrator
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {Number:0000}-{Name}")]
    private static partial void LogMigrationApplied(ILogger logger, int number, string name);
}

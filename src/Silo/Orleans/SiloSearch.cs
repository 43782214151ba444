using Microsoft.Extensions.Logging;

namespace Spherespace.Silo;

/// <summary>Keeps a client looking for silos until there is one: the parts of a cluster start in any order.</summary>
internal sealed partial class SiloSearch(TimeProvider clock, ILogger<SiloSearch> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _isTold;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (!_isTold) LogNoSilo(exception.Message);
        _isTold = true;

        await Task.Delay(Pause, clock, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo answers yet, looking again every second: {Reason}")]
    private partial void LogNoSilo(string reason);
}

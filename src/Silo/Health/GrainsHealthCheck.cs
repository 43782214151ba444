using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Spherespace.Silo;

/// <summary>Healthy when a grain answers, wherever it is hosted.</summary>
public sealed class GrainsHealthCheck(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.Pulse().Beat().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "No grain answers.", fault);
        }
    }
}

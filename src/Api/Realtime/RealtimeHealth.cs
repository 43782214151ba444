using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spherespace.Topics;

namespace Spherespace.Realtime;

/// <summary>A delivery, the way that every event takes from a grain to this node.</summary>
internal sealed class RealtimeHealth(FrontNode node, Lazy<IFrontNode> reference) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await node.BeatAsync(reference.Value, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

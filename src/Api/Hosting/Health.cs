using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spherespace.Storage;

namespace Spherespace.Hosting;

/// <summary>Whether the server is alive, and ready: each check asks for what it names.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseProbe>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(2));
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Operations");
        health.MapGet("", Alive).WithSummary("The server runs.");
        health.MapGet("/live", Alive).WithSummary("The process answers: restart it where it doesn't.");
        health.MapGet("/ready", Ready).WithSummary("The server can work: send it requests while it can.")
            .Produces<ReadyResponse>().Produces<ReadyResponse>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/status", Status).RequireAuthorization(Administrators.Policy).WithSummary("What administrators want to know.");
    }

    private static AliveResponse Alive(TimeProvider clock) => new("ok", clock.GetUtcNow(), Version.Number);

    private static async Task<IResult> Ready(HealthCheckService checks, Drain drain, TimeProvider clock, CancellationToken cancellation)
    {
        var response = new ReadyResponse("ok", clock.GetUtcNow(), Describe(await checks.CheckHealthAsync(cancellation)));
        if (drain.HasBegun) response = response with { Status = "stopping" };
        else if (response.Checks.Values.Any(check => check.Status != "ok")) response = response with { Status = "unavailable" };

        return TypedResults.Json(response, statusCode: response.Status == "ok" ? 200 : 503);
    }

    private static async Task<StatusResponse> Status(HealthCheckService checks, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime.ToUniversalTime(), TimeSpan.Zero);
        return new(
            "ok",
            now,
            Version.Number,
            Environment.MachineName,
            started,
            (long)(now - started).TotalSeconds,
            new(process.WorkingSet64, GC.GetTotalMemory(forceFullCollection: false)),
            Describe(await checks.CheckHealthAsync(cancellation)));
    }

    private static Dictionary<string, CheckResponse> Describe(HealthReport report) => report.Entries.ToDictionary(
        entry => entry.Key,
        entry => new CheckResponse(
            entry.Value.Status == HealthStatus.Healthy ? "ok" : "unavailable",
            Math.Round(entry.Value.Duration.TotalMilliseconds, 2)),
        StringComparer.Ordinal);
}

internal sealed record AliveResponse(string Status, DateTimeOffset Timestamp, string Version);

internal sealed record ReadyResponse(string Status, DateTimeOffset Timestamp, IReadOnlyDictionary<string, CheckResponse> Checks);

internal sealed record CheckResponse(string Status, double LatencyMs);

internal sealed record StatusResponse(
    string Status,
    DateTimeOffset Timestamp,
    string Version,
    string Node,
    DateTimeOffset StartedAt,
    long UptimeSeconds,
    MemoryResponse Memory,
    IReadOnlyDictionary<string, CheckResponse> Checks);

internal sealed record MemoryResponse(long WorkingSetBytes, long ManagedBytes);

/// <summary>A query.</summary>
internal sealed class DatabaseHealth(DatabaseProbe database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.AskAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

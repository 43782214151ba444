using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Spherespace.Hosting;

/// <summary>
/// Sends metrics and traces over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so; costs nothing where it doesn't.
/// The exporter reads the rest of the standard <c>OTEL_*</c> variables itself.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedLifecycleService, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private MeterProvider? _meters;
    private TracerProvider? _tracers;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint])) return Task.CompletedTask;

        var resource = ResourceBuilder.CreateDefault().AddService("spherespace", serviceVersion: Version.Number).AddEnvironmentVariableDetector();
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "Microsoft.Orleans", "Spherespace.*")
            .AddOtlpExporter(Configure).Build();
        _tracers = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore*", "Npgsql", "Microsoft.Orleans.*", "Spherespace.*")
            .AddOtlpExporter(Configure).Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, after everything else has stopped.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _meters?.Shutdown(2_000);
        _tracers?.Shutdown(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _meters?.Dispose();
        _tracers?.Dispose();
    }

    private void Configure(OtlpExporterOptions exporter)
    {
        exporter.Endpoint = new Uri(configuration[Endpoint]!);
    }
}

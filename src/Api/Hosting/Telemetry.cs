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
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const int FlushMilliseconds = 2_000;

    private MeterProvider? _meters;
    private TracerProvider? _tracers;

    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        var endpoint = configuration[Endpoint];
        if (!string.IsNullOrWhiteSpace(endpoint) && !Uri.IsWellFormedUriString(endpoint, UriKind.Absolute))
            yield return $"{Endpoint} is '{endpoint}': an address such as http://collector:4317 is expected.";
        if (configuration[Protocol] is { Length: > 0 } protocol and not ("grpc" or "http/protobuf"))
            yield return $"{Protocol} is '{protocol}': grpc or http/protobuf is expected.";
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint])) return Task.CompletedTask;

        // ASP.NET Core leaves its spans without names and attributes unless it is asked for them.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
        var resource = ResourceBuilder.CreateDefault().AddService("spherespace", serviceVersion: Version.Number).AddEnvironmentVariableDetector();
        _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "Microsoft.Orleans", "Spherespace.*")
            .AddOtlpExporter(exporter => Address(exporter, "v1/metrics")).Build();
        _tracers = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore*", "Npgsql", "Microsoft.Orleans.*", "Spherespace.*")
            .AddOtlpExporter(exporter => Address(exporter, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, after everything else has stopped.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _meters?.Shutdown(FlushMilliseconds);
        _tracers?.Shutdown(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _meters?.Dispose();
        _tracers?.Dispose();
    }

    // Set here rather than read by the exporter, so that it may come from any source of the configuration.
    private void Address(OtlpExporterOptions exporter, string path)
    {
        var endpoint = new Uri(configuration[Endpoint]!.TrimEnd('/') + "/");
        var isHttp = configuration[Protocol] == "http/protobuf";
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? new Uri(endpoint, path) : endpoint;
    }
}

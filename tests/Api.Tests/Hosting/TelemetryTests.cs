using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Spherespace.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Stop_WithACollector_HasSentMetricsAndTraces()
    {
        var received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var collector = await Collect(received);
        var app = await App.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await app.NewPerson("ana");

        await app.DisposeAsync();

        received["/v1/metrics"].ShouldContain("http.server.request.duration");
        received["/v1/metrics"].ShouldContain("db.client");
        received["/v1/traces"].ShouldContain("/api/v1/auth/register");
        received["/v1/traces"].ShouldContain("spherespace");
    }

    private static async Task<WebApplication> Collect(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body, Encoding.Latin1);
            var text = await body.ReadToEndAsync();
            received.AddOrUpdate(request.Path, text, (_, before) => before + text);
        });
        await collector.StartAsync();
        return collector;
    }
}

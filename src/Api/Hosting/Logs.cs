using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Console;

namespace Spherespace.Hosting;

/// <summary>What is logged, where to, and what never is.</summary>
internal static partial class Logs
{
    // Writes whole addresses, and an access token may stand in the hub's.
    private const string WritesAddresses = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // Reports a failed start with its stack trace; Launch says it in a sentence.
    private const string ReportsStart = "Microsoft.Extensions.Hosting.Internal.Host";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddConsole();
        builder.Services.Configure<JsonConsoleFormatterOptions>(json =>
        {
            (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
            json.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        });
        builder.Services.Configure<SimpleConsoleFormatterOptions>(line => (line.SingleLine, line.TimestampFormat) = (true, "HH:mm:ss "));
        builder.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName ??=
            Console.IsOutputRedirected ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple);

        var start = new StartPhase();
        builder.Services.AddSingleton(start).PostConfigure<LoggerFilterOptions>(options => KeepSilent(options, start));
    }

    public static void LogWhenListening(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        app.Services.GetRequiredService<StartPhase>().IsOver = true;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        LogListening(app.Logger, Version.Number, string.Join(", ", addresses));
    });

    private static void KeepSilent(LoggerFilterOptions options, StartPhase start)
    {
        string?[] providers = [null, typeof(ConsoleLoggerProvider).FullName];
        foreach (var provider in providers)
        {
            options.Rules.Add(new LoggerFilterRule(provider, WritesAddresses, LogLevel.Warning, filter: null));
            options.Rules.Add(new LoggerFilterRule(provider, ReportsStart, LogLevel.Warning, (_, _, _) => start.IsOver));
        }
    }

    [LoggerMessage(LogLevel.Information, "Spherespace {Version} listens on {Addresses}.")]
    private static partial void LogListening(ILogger logger, string version, string addresses);

    private sealed class StartPhase
    {
        public volatile bool IsOver;
    }
}

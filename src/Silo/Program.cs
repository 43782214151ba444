using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Spherespace.Silo;

/// <summary>The stand-alone silo: hosts grains for front nodes elsewhere.</summary>
internal static class SiloProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (await HealthProbe.RunAsync(args) is { } exitCode) return exitCode;

        var builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration["Urls"] is null) builder.WebHost.UseUrls("http://localhost:8001");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.PostConfigure<SiloOptions>(options => options.StandsAlone = true);
        builder.AddGrains();

        await using var app = builder.Build();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        return await app.RunCheckedAsync();
    }
}

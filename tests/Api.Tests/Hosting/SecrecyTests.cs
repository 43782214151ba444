using System.Collections.Concurrent;
using System.Diagnostics;

namespace Spherespace.Hosting;

public sealed class SecrecyTests
{
    [Fact]
    public async Task Anything_Done_LeavesNoTokenAndNoPasswordInLogsAndTraces()
    {
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await App.StartAsync(("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"));

        var ana = await app.NewPerson("ana");
        await ana.Api.Get("/auth/me");
        await app.Anybody().Post($"~/hub/negotiate?access_token={ana.Access}");
        await app.Anybody().Get($"~/ws?token={ana.Access}");
        await app.Anybody().Get($"/auth/me?access_token={ana.Access}");
        await app.Anybody().Post("/auth/refresh", new { refresh = ana.Refresh });

        string[] secrets = [ana.Access, ana.Refresh, Someone.Password];
        app.Log.ShouldNotBeEmpty();
        app.Log.Where(line => secrets.Any(line.Contains)).ShouldBeEmpty();
        traced.ShouldNotBeEmpty();
        traced.Where(line => secrets.Any(line.Contains)).ShouldBeEmpty();
    }
}

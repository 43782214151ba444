using Microsoft.Playwright;

namespace Spherespace.Web;

/// <summary>The machine's own Chromium; Playwright's download is not needed.</summary>
internal static class Chromium
{
    public const string Missing =
        "There is no Chromium (PLAYWRIGHT_CHROMIUM, /usr/bin/chromium, chromium on the PATH): the browser tests were not run.";

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("PLAYWRIGHT_CHROMIUM") is { Length: > 0 } named
        ? OnPath.Find(named)
        : OnPath.Find("/usr/bin/chromium") ?? OnPath.Find("chromium");

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // For a busy machine; what goes well doesn't take it.
        Assertions.SetDefaultExpectTimeout(30_000);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Quiet });
    }
}

using System.Text.RegularExpressions;

namespace Spherespace.Accounts;

/// <summary>What a device is called in its user's list of sessions: <c>Firefox on Linux</c>, <c>curl/8.5</c>.</summary>
internal static partial class DeviceName
{
    // Each browser also names those that it descends from, so the order matters.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(HttpRequest request) => Of(request.Headers.UserAgent.ToString());

    public static string Of(string userAgent)
    {
        var name = (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
        {
            ({ } browser, { } system) => $"{browser} on {system}",
            ({ } browser, null) => browser,
            _ => Unprintable().Replace(userAgent, " ").Trim(),
        };

        return name.Length == 0 ? "Unknown device" : name[..Math.Min(name.Length, AccountLimits.DeviceMax)];
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;

    [GeneratedRegex(@"[^\x20-\x7E]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unprintable();
}

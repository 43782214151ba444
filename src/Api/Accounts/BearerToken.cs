namespace Spherespace.Accounts;

/// <summary>Where a request carries its access token.</summary>
internal static class BearerToken
{
    private const string Prefix = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : InQuery(request);
    }

    // Browsers can't give a WebSocket a header. Elsewhere a token in an address would end up in histories and logs.
    private static string? InQuery(HttpRequest request) =>
        request.Path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase) ? Text(request.Query["access_token"])
        : request.Path.StartsWithSegments("/ws", StringComparison.OrdinalIgnoreCase) ? Text(request.Query["token"])
            ?? Text(request.Query["access_token"])
        : null;

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

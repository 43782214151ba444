using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Spherespace.Hosting;

/// <summary>Names the limit that an endpoint is counted by instead of the general one.</summary>
internal sealed record LimitMetadata(string Limit);

/// <summary>A request body that says which account it is about, so that <see cref="Limits.Auth"/> can count by it.</summary>
internal interface INamesAccount
{
    string? Account { get; }
}

/// <summary>Holds every request of the API to its limit and writes the <c>X-RateLimit-*</c> headers.</summary>
internal sealed class LimitRequests(RequestDelegate next, Limiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!limiter.Enabled || !ApiPaths.IsApi(context.Request.Path)) return next(context);

        var user = context.User.Actor()?.UserId;
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<LimitMetadata>()?.Limit
            ?? (user is null ? Limits.Anonymous : Limits.SignedIn);
        var decision = limiter.Take(limit, user?.ToString() ?? LimitHeaders.Address(context));

        LimitHeaders.Write(context.Response, decision);
        return decision.Allowed ? next(context) : Refusals.RateLimited(decision.RetryAfter).ToProblem().ExecuteAsync(context);
    }
}

internal static class LimitHeaders
{
    public const string Limit = "X-RateLimit-Limit";
    public const string Remaining = "X-RateLimit-Remaining";
    public const string Reset = "X-RateLimit-Reset";

    public static void Write(HttpResponse response, LimitDecision decision)
    {
        response.Headers[Limit] = decision.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers[Remaining] = decision.Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers[Reset] = Seconds(decision.Reset - DateTimeOffset.UnixEpoch);
        if (!decision.Allowed) response.Headers.RetryAfter = Seconds(decision.RetryAfter);
    }

    /// <summary>Who is counted where nobody signed in. A household's IPv6 addresses share their first 64 bits.</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}

internal static class LimitEndpoints
{
    /// <summary>Counts the endpoints by this limit: <see cref="Limits.Auth"/> besides the general one, any other instead of it.</summary>
    public static TBuilder RequireLimit<TBuilder>(this TBuilder endpoints, string limit)
        where TBuilder : IEndpointConventionBuilder =>
        limit == Limits.Auth
            ? endpoints.AddEndpointFilter(CountByAccount)
            : endpoints.WithMetadata(new LimitMetadata(limit));

    private static ValueTask<object?> CountByAccount(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var limiter = call.HttpContext.RequestServices.GetRequiredService<Limiter>();
        if (!limiter.Enabled) return next(call);

        var account = call.Arguments.OfType<INamesAccount>().FirstOrDefault()?.Account?.Trim().ToUpperInvariant();
        var decision = limiter.Take(Limits.Auth, $"{LimitHeaders.Address(call.HttpContext)} {account}");

        LimitHeaders.Write(call.HttpContext.Response, decision);
        return decision.Allowed ? next(call) : new(Refusals.RateLimited(decision.RetryAfter).ToProblem());
    }
}

using Microsoft.Extensions.Primitives;

namespace Spherespace.Hosting;

/// <summary>
/// Answers HEAD wherever GET is answered, and OPTIONS with the methods that an address knows. Runs before routing.
/// </summary>
internal static class Methods
{
    public static async Task Complete(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        // The server itself drops the body of an answer to HEAD, whatever the handlers are told.
        if (HttpMethods.IsHead(method)) context.Request.Method = HttpMethods.Get;

        await next(context);

        context.Request.Method = method;
        if (context.Response.HasStarted || context.Response.StatusCode != StatusCodes.Status405MethodNotAllowed) return;

        context.Response.Headers.Allow = Allowed(context.Response.Headers.Allow);
        if (HttpMethods.IsOptions(method)) context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static string Allowed(StringValues known)
    {
        var methods = known.ToString().Split(", ").Append(HttpMethods.Options);
        if (methods.Contains(HttpMethods.Get, StringComparer.Ordinal)) methods = methods.Append(HttpMethods.Head);
        return string.Join(", ", methods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}

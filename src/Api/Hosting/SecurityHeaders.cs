namespace Spherespace.Hosting;

/// <summary>What browsers may do with our answers.</summary>
internal static class SecurityHeaders
{
    // The API is never a page: nothing may load, nothing may frame it, nothing may keep it.
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    // Swagger UI and ReDoc are our own files, but for styles that they put in line and ReDoc's search in a worker.
    private const string DocsPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(self), camera=(self), display-capture=(self), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(self), midi=(), payment=(), usb=()";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        // Late, since an error clears what was set before it.
        context.Response.OnStarting(static state => Write((HttpContext)state), context);
        return next(context);
    }

    private static Task Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ApiPaths.IsDocs(context.Request.Path) ? DocsPolicy : ApiPolicy;
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

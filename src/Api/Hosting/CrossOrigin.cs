using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>Section <c>Cors</c>.</summary>
internal sealed class CorsSettings
{
    /// <summary>Other sites whose pages may use the API with their visitors' credentials, such as https://example.org.</summary>
    public string[] Origins { get; set; } = [];
}

internal sealed class CorsSettingsValidator : IValidateOptions<CorsSettings>
{
    public ValidateOptionsResult Validate(string? name, CorsSettings options)
    {
        var faults = options.Origins.Where(origin => !IsOrigin(origin))
            .Select(origin => $"Cors:Origins has '{origin}': an origin such as https://example.org is expected.").ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}

internal static class CrossOrigin
{
    public static void AddCrossOrigin(this IServiceCollection services)
    {
        services.AddSettings<CorsSettings>("Cors").AddSingleton<IValidateOptions<CorsSettings>, CorsSettingsValidator>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CorsSettings>>((cors, settings) =>
            cors.AddDefaultPolicy(policy => Allow(policy, settings.Value.Origins)));
    }

    private static void Allow(CorsPolicyBuilder policy, string[] origins) => policy
        .WithOrigins([.. origins.Select(origin => origin.TrimEnd('/'))])
        .AllowCredentials().AllowAnyHeader().AllowAnyMethod()
        .WithExposedHeaders(LimitHeaders.Limit, LimitHeaders.Remaining, LimitHeaders.Reset, "Retry-After")
        .SetPreflightMaxAge(TimeSpan.FromHours(1));
}

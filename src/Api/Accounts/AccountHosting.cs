using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Spherespace.Storage;

namespace Spherespace.Accounts;

internal static class AccountHosting
{
    /// <summary>Registers tokens and whoever checks them.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TokenOptions>().Bind(builder.Configuration.GetSection("Tokens")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TokenOptions>, TokenOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TokenOptions>>().Value);
        services.AddSingleton(FindKey);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<SessionDesk>();
        services.AddHostedService<KeyCheck>();
        services.AddAuthentication(BearerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
    }

    private static SigningKey FindKey(IServiceProvider services) =>
        services.GetRequiredService<TokenOptions>().SigningKey is { Length: > 0 } text
            ? SigningKey.Parse(text)!
            : SigningKey.ReadOrMake(services.GetRequiredService<DataDirectory>().Path("keys"));

    /// <summary>Has the key found at the start, so that a broken one is known before the first request.</summary>
    private sealed class KeyCheck(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<SigningKey>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Spherespace.Storage;

public static class StorageHosting
{
    /// <summary>Registers the one <see cref="NpgsqlDataSource"/>, the data directory, the migrator and the embedded
    /// PostgreSQL. All of it is ready before any hosted service starts and stays until all of them have stopped.
    /// Services may take the data source in their constructors; connections open only after the start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        services.AddOptions<StorageOptions>().Configure(options => Read(configuration, options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddLogging(logging => logging.AddFilter("Npgsql", LogLevel.Warning));

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DataDirectory(Options(provider).DataDirectory));
        services.AddSingleton<EmbeddedPostgres>();
        services.AddSingleton(OpenDatabase);
        services.AddSingleton<Migrator>();
        services.AddHostedService<StorageStartup>();
        return services;
    }

    private static void Read(IConfiguration configuration, StorageOptions options)
    {
        configuration.GetSection("Storage").Bind(options);
        options.ConnectionString = configuration.GetConnectionString("Spherespace");
        options.DataDirectory = configuration["Data:Directory"] ?? options.DataDirectory;
    }

    private static NpgsqlDataSource OpenDatabase(IServiceProvider provider)
    {
        var options = Options(provider);
        var connection = options.UsesEmbeddedPostgres
            ? provider.GetRequiredService<EmbeddedPostgres>().ConnectionString
            : options.ConnectionString!;
        return Database.Open(connection, options.ConnectionsMax, provider.GetRequiredService<ILoggerFactory>());
    }

    private static StorageOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}

using Microsoft.Extensions.Logging;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>Opens the pool with the settings that all our statements are written for.</summary>
public static class Database
{
    /// <param name="connectionString">What it says about these settings goes before ours.</param>
    /// <param name="connectionsMax">Connections, at most.</param>
    /// <param name="loggers">Where Npgsql logs to.</param>
    public static NpgsqlDataSource Open(string connectionString, int connectionsMax, ILoggerFactory? loggers = null)
    {
        var builder = new NpgsqlDataSourceBuilder(WithDefaults(connectionString, connectionsMax).ConnectionString);
        return builder.UseLoggerFactory(loggers).Build();
    }

    private static NpgsqlConnectionStringBuilder WithDefaults(string connectionString, int connectionsMax)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var defaults = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "spherespace",
            MaxPoolSize = Math.Max(connectionsMax, given.MinPoolSize),
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // No statement of ours leaves session state behind, so there is nothing to reset between two uses.
            NoResetOnClose = true,
        };

        foreach (var key in given.Keys) defaults[key] = given[key];
        return defaults;
    }
}

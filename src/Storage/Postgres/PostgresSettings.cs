namespace Spherespace.Storage;

/// <summary>How we run PostgreSQL. Given on its command line, so that what stands in its files can't drift from it.</summary>
internal static class PostgresSettings
{
    // Superusers (psql, pg_dump) find room beside our pool.
    private const int SpareConnections = 10;

    public static IEnumerable<string> For(PostgresAddress address, int connectionsMax) =>
        AsArguments([.. address.Settings, .. Always, ("max_connections", $"{connectionsMax + SpareConnections}")]);

    private static readonly (string, string)[] Always =
    [
        // An acknowledged message is on the disk.
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),

        ("shared_buffers", "128MB"),
        ("wal_compression", "on"),
        ("max_wal_size", "1GB"),
        ("checkpoint_timeout", "15min"),
        ("random_page_cost", "1.1"),
        ("jit", "off"),
        ("timezone", "UTC"),

        // We read what it says, in English, and keep it.
        ("logging_collector", "off"),
        ("log_destination", "stderr"),
        ("lc_messages", "C"),
        ("log_timezone", "UTC"),
        ("log_line_prefix", "%m [%p] "),
        ("cluster_name", "spherespace"),
    ];

    private static IEnumerable<string> AsArguments(IEnumerable<(string Name, string Value)> settings) =>
        settings.SelectMany(setting => new[] { "-c", $"{setting.Name}={setting.Value}" });
}

using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>Where everything is kept.</summary>
public sealed class StorageOptions
{
    /// <summary>The PostgreSQL to use (<c>ConnectionStrings:Spherespace</c>). None: the server runs its own.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The folder of the embedded database, of files and of generated keys (<c>Data:Directory</c>).
    /// A relative one counts from the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Connections to PostgreSQL, at most (<c>Storage:ConnectionsMax</c>). A pool size in the connection
    /// string goes before it.</summary>
    public int ConnectionsMax { get; set; } = 40;

    internal bool UsesEmbeddedPostgres => string.IsNullOrWhiteSpace(ConnectionString);
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(StorageOptions options)
    {
        if (options.ConnectionsMax is < 2 or > 1000)
            yield return $"Storage:ConnectionsMax must lie between 2 and 1000, it is {options.ConnectionsMax}.";
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            yield return "Data:Directory must name a folder, it is empty.";
        if (!options.UsesEmbeddedPostgres && !IsConnectionString(options.ConnectionString!))
            yield return "ConnectionStrings:Spherespace must be an Npgsql connection string, such as "
                + "'Host=db;Username=spherespace;Password=…;Database=spherespace'.";
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception fault) when (fault is ArgumentException or DbException or FormatException)
        {
            return false;
        }
    }
}

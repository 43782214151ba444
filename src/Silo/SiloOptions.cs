using Microsoft.Extensions.Configuration;

namespace Spherespace.Silo;

/// <summary>What this process has to do with the grains.</summary>
public enum SiloMode
{
    /// <summary>It hosts grains, beside whatever else it does.</summary>
    CoHosted,

    /// <summary>It calls grains that silos host elsewhere.</summary>
    Client,
}

/// <summary>Where the grains live and how their hosts find each other. Section <c>Silo</c>.</summary>
public sealed class SiloOptions
{
    public SiloMode Mode { get; set; } = SiloMode.CoHosted;

    /// <summary>Silos and clients of one cluster bear one name.</summary>
    public string Cluster { get; set; } = "spherespace";

    /// <summary>The host name or IP address that the other silos reach this one at. None: the machine's own.</summary>
    public string? Address { get; set; }

    /// <summary>The TCP port that silos reach this one at; 0: any free one.</summary>
    public int Port { get; set; } = 11111;

    /// <summary>The TCP port that clients reach this silo at; 0: it takes no clients.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The Redis in which the silos of a cluster meet (<c>Clustering:Redis</c>), as StackExchange.Redis writes
    /// connection strings. None: one silo, on this machine.</summary>
    public string? Redis { get; set; }

    /// <summary>Whether a PostgreSQL is named (<c>ConnectionStrings:Spherespace</c>), which others can reach as well.</summary>
    internal bool SharesDatabase { get; private set; }

    /// <summary>Whether the process does nothing but host grains for others.</summary>
    internal bool StandsAlone { get; set; }

    internal bool IsClustered => !string.IsNullOrWhiteSpace(Redis);

    internal void Fill(IConfiguration configuration)
    {
        configuration.GetSection("Silo").Bind(this);
        Redis = configuration["Clustering:Redis"];
        SharesDatabase = !string.IsNullOrWhiteSpace(configuration.GetConnectionString("Spherespace"));
    }
}

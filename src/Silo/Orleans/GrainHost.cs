using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using StackExchange.Redis;

namespace Spherespace.Silo;

/// <summary>Hosts the grains in a silo of Orleans, or reaches them in other silos.</summary>
internal static class GrainHost
{
    private const string Service = "spherespace";

    // Longer than it takes to notice a dead silo and to bring its grains up elsewhere; a call that was under way to it is
    // lost and fails with this.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(15);

    public static IEnumerable<string> Faults(SiloOptions options)
    {
        if (options.IsClustered && !IsRedis(options.Redis!))
            yield return "Clustering:Redis must be a StackExchange.Redis connection string, such as 'redis:6379,password=…'.";
        if (options.IsClustered && !options.SharesDatabase)
            yield return "Clustering:Redis is set: ConnectionStrings:Spherespace must name the database that all silos share.";
        if (options.Mode == SiloMode.Client && !options.SharesDatabase)
            yield return "Silo:Mode is Client: ConnectionStrings:Spherespace must name the database of the silos.";
        if (options is { Mode: SiloMode.CoHosted, StandsAlone: true, SharesDatabase: false })
            yield return "A silo of its own: ConnectionStrings:Spherespace must name the database that it shares with the front tier.";
        if (options is { Mode: SiloMode.Client, StandsAlone: true })
            yield return "A silo of its own: Silo:Mode must be CoHosted, it is Client.";
        if (options is { Mode: SiloMode.Client, IsClustered: false, GatewayPort: 0 })
            yield return "Silo:Mode is Client: Silo:GatewayPort must be the port of the silo on this machine, or Clustering:Redis name where silos meet.";
    }

    public static void AddSilo(IHostApplicationBuilder builder, SiloOptions options) => builder.UseOrleans(silo =>
    {
        silo.Configure<ClusterOptions>(cluster => Name(cluster, options));
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        silo.AddActivityPropagation();
        Quieten(silo.Services);

        var port = options.Port == 0 ? FreePort() : options.Port;
        if (options.IsClustered)
            silo.UseRedisClustering(options.Redis!).ConfigureEndpoints(
                options.Address, port, options.GatewayPort, listenOnAnyHostAddress: true);
        else
            silo.UseLocalhostClustering(port, options.GatewayPort, serviceId: Service, clusterId: options.Cluster);

        silo.KeepGrainState();
    });

    /// <summary>Keeps the grains' state in PostgreSQL.</summary>
    public static void KeepGrainState(this ISiloBuilder silo) =>
        silo.AddAdoNetGrainStorageAsDefault(storage => storage.Configure<NpgsqlDataSource>(KeepState));

    public static void AddClient(IHostApplicationBuilder builder, SiloOptions options) => builder.UseOrleansClient(client =>
    {
        client.Configure<ClusterOptions>(cluster => Name(cluster, options));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        client.AddActivityPropagation();
        Quieten(client.Services);
        client.UseConnectionRetryFilter<SiloSearch>();

        if (options.IsClustered) client.UseRedisClustering(options.Redis!);
        else client.UseLocalhostClustering(options.GatewayPort, Service, options.Cluster);
    });

    private static void Quieten(IServiceCollection services) =>
        services.AddLogging(logging => logging
            .AddFilter("Orleans", LogLevel.Warning)
            // What SiloSearch says once, in our words.
            .AddFilter("Orleans.Messaging.GatewayManager", LogLevel.Error));

    private static void Name(ClusterOptions cluster, SiloOptions options)
    {
        cluster.ServiceId = Service;
        cluster.ClusterId = options.Cluster;
    }

    private static void KeepState(AdoNetGrainStorageOptions storage, NpgsqlDataSource database)
    {
        storage.Invariant = "Npgsql";
        storage.DataSource = database;
        storage.GrainStorageSerializer = new GrainStateSerializer();
    }

    private static bool IsRedis(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Spherespace.Testing;

namespace Spherespace.Storage;

public sealed class StorageHostingTests
{
    [Fact]
    public async Task Start_HostedServiceRegisteredBefore_FindsTheSchemaReady()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        using var host = Build(
            new() { ["ConnectionStrings:Spherespace"] = database.ConnectionString },
            services => services.AddHostedService<Witness>());

        await host.StartAsync();

        var witness = host.Services.GetServices<IHostedService>().OfType<Witness>().Single();
        witness.MigrationsSeen.ShouldBe(Migration.All.Count);
        await host.StopAsync();
    }

    [Fact]
    public async Task Start_SeveralWrongSettings_NamesThemAll()
    {
        using var host = Build(new()
        {
            ["ConnectionStrings:Spherespace"] = "no such thing",
            ["Storage:ConnectionsMax"] = "0",
            ["Data:Directory"] = " ",
        });

        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        refusal.Message.ShouldContain("ConnectionStrings:Spherespace");
        refusal.Message.ShouldContain("Storage:ConnectionsMax");
        refusal.Message.ShouldContain("Data:Directory");
    }

    [Fact]
    public async Task Start_ServerThatIsNotThere_SaysWhatToCheck()
    {
        using var host = Build(new() { ["ConnectionStrings:Spherespace"] = "Host=/nowhere;Username=nobody" });

        var refusal = await Should.ThrowAsync<StorageException>(() => host.StartAsync());

        refusal.Message.ShouldContain("ConnectionStrings:Spherespace");
    }

    [Fact]
    public void Resolve_BeforeTheStart_GivesThePoolWithoutConnecting()
    {
        using var folder = new Folder();
        using var host = Build(new() { ["Data:Directory"] = folder.Data });

        host.Services.GetRequiredService<NpgsqlDataSource>().ShouldNotBeNull();

        Directory.Exists(folder.Data).ShouldBeFalse();
    }

    [Fact]
    public void Open_PoolSizeInTheConnectionString_GoesBeforeOurs()
    {
        using var database = Database.Open("Host=db;Maximum Pool Size=7;Max Auto Prepare=0", 40);

        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        settings.MaxPoolSize.ShouldBe(7);
        settings.MaxAutoPrepare.ShouldBe(0);
        settings.NoResetOnClose.ShouldBeTrue();
    }

    private static IHost Build(Dictionary<string, string?> settings, Action<IServiceCollection>? before = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        before?.Invoke(builder.Services);
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }

    private sealed class Witness(NpgsqlDataSource database) : IHostedService
    {
        public long MigrationsSeen { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var command = database.CreateCommand("select count(*) from schema_migrations");
            MigrationsSeen = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Spherespace.Testing;

namespace Spherespace.Storage;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly Migration First = new(1, "first", "create table first_things (id int);");
    private static readonly Migration Second = new(2, "second", "create table second_things (id int);");
    private static readonly Migration Third = new(3, "third", "create table third_things (id int);");

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Migrate_EmptyDatabase_AppliesAllInOrder()
    {
        await Migrate(Second, First);

        (await Applied()).ShouldBe(["0001-first", "0002-second"]);
        (await Exists("first_things")).ShouldBeTrue();
        (await Exists("second_things")).ShouldBeTrue();
    }

    [Fact]
    public async Task Migrate_Again_DoesNothing()
    {
        await Migrate(First);

        await Migrate(First);

        (await Applied()).ShouldBe(["0001-first"]);
    }

    [Fact]
    public async Task Migrate_NewOne_AppliesOnlyThat()
    {
        await Migrate(First);

        await Migrate(First, Second);

        (await Applied()).ShouldBe(["0001-first", "0002-second"]);
    }

    [Fact]
    public async Task Migrate_SeveralServersAtOnce_AppliesEachOnce()
    {
        var servers = Enumerable.Range(0, 8).Select(_ => Migrate(First, Second, Third));

        await Task.WhenAll(servers);

        (await Applied()).ShouldBe(["0001-first", "0002-second", "0003-third"]);
    }

    [Fact]
    public async Task Migrate_OneFails_KeepsThoseBeforeAndNothingOfIt()
    {
        var broken = new Migration(2, "broken", "create table half (id int); select 1 / 0;");

        var refusal = await Should.ThrowAsync<StorageException>(() => Migrate(First, broken, Third));

        refusal.Message.ShouldContain("0002-broken");
        refusal.Message.ShouldContain("division by zero");
        (await Applied()).ShouldBe(["0001-first"]);
        (await Exists("half")).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrate_FileChangedSince_Refuses()
    {
        await Migrate(First);

        var refusal = await Should.ThrowAsync<StorageException>(
            () => Migrate(First with { Sql = "create table other_things (id int);" }));

        refusal.Message.ShouldContain("0001-first");
        refusal.Message.ShouldContain("new migration");
    }

    [Fact]
    public async Task Migrate_FileBeforeOneApplied_Refuses()
    {
        await Migrate(First, Third);

        var refusal = await Should.ThrowAsync<StorageException>(() => Migrate(First, Second, Third));

        refusal.Message.ShouldContain("0002-second was never applied");
        (await Exists("second_things")).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrate_DatabaseOfTheNextVersion_IsLeftAsItIs()
    {
        await Migrate(First, Second, Third);

        await Migrate(First, Second);

        (await Applied()).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Migrate_DatabaseOfAnotherLine_Refuses()
    {
        await Migrate(First, Second);

        var refusal = await Should.ThrowAsync<StorageException>(() => Migrate(First, Third));

        refusal.Message.ShouldContain("0002-second");
    }

    [Fact]
    public async Task Migrate_NewTypes_AreKnownToThePoolAtOnce()
    {
        await Migrate(new Migration(1, "mood", "create type mood as enum ('glad', 'sad');"));

        await using var command = _database.DataSource.CreateCommand("select array['glad'::mood]");
        (await command.ExecuteScalarAsync()).ShouldBe(new[] { "glad" });
    }

    [Fact]
    public void InOrder_OneNumberTwice_Refuses()
    {
        var refusal = Should.Throw<StorageException>(
            () => Migration.InOrder([First, Second, new Migration(2, "another", "select 1")]));

        refusal.Message.ShouldContain("0002-second");
        refusal.Message.ShouldContain("0002-another");
    }

    [Fact]
    public void Checksum_OtherLineEndings_IsTheSame() =>
        new Migration(1, "a", "select 1;\r\nselect 2;\r\n").Checksum
            .ShouldBe(new Migration(1, "a", "select 1;\nselect 2;\n").Checksum);

    [Fact]
    public async Task All_OnAnEmptyDatabase_Apply()
    {
        await Migrate([.. Migration.All]);

        (await Applied()).ShouldBe(Migration.All.Select(migration => migration.ToString()));
    }

    private Task Migrate(params Migration[] migrations) =>
        new Migrator(_database.DataSource, NullLogger<Migrator>.Instance, Migration.InOrder(migrations)).MigrateAsync();

    private async Task<string[]> Applied()
    {
        await using var command = _database.DataSource.CreateCommand(
            "select array_agg(lpad(number::text, 4, '0') || '-' || name order by number) from schema_migrations");
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    private async Task<bool> Exists(string table)
    {
        await using var command = _database.DataSource.CreateCommand("select to_regclass($1) is not null");
        command.Parameters.Add(new NpgsqlParameter { Value = table });
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}

using Spherespace.Testing;

namespace Spherespace.Storage;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Create_Twice_GivesTwoThatKnowNothingOfEachOther()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();

        await Execute(one, "create table things (id int)");

        (await Execute(one, "select to_regclass('things') is not null")).ShouldBe(true);
        (await Execute(other, "select to_regclass('things') is not null")).ShouldBe(false);
        (await Execute(other, "select count(*) from schema_migrations")).ShouldBe((long)Migration.All.Count);
    }

    private static async Task<object?> Execute(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}

namespace Spherespace.Storage;

/// <summary>What an embedded PostgreSQL is like that was started on a directory without a database.</summary>
public sealed class FreshPostgresTests(FreshPostgres fresh) : IClassFixture<FreshPostgres>
{
    [Theory]
    [InlineData("select upper('ärger')", "ÄRGER")]
    [InlineData("show server_encoding", "UTF8")]
    [InlineData("show data_checksums", "on")]
    [InlineData("show fsync", "on")]
    [InlineData("show synchronous_commit", "on")]
    [InlineData("show listen_addresses", "")]
    [InlineData("show max_connections", "15")]
    [InlineData("select current_database()::text", "spherespace")]
    public async Task Settings_Always_SuitOurWork(string question, string answer) =>
        (await fresh.Postgres.AskAsync(question)).ShouldBe(answer);

    [Fact]
    public async Task Role_Always_OwnsTheDatabaseAndNothingElse()
    {
        (await fresh.Postgres.AskAsync("select rolsuper from pg_roles where rolname = current_user")).ShouldBe(false);
        (await fresh.Postgres.AskAsync("create table things (id int); select 1")).ShouldBe(1);
    }

    [Fact]
    public void Process_WhoeverWeAre_BelongsToSomebodyButRoot() =>
        Tools.Run("stat", "-c", "%u", $"/proc/{fresh.Postgres.ProcessId}").Trim().ShouldNotBe("0");
}

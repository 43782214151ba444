namespace Spherespace.Storage;

public sealed class SqlFileTests
{
    [Fact]
    public void Load_FileBesideItsStore_GivesItsText() =>
        SqlFile.Load("Migrations/Sql/ListApplied.sql").ShouldContain("from schema_migrations");

    [Fact]
    public void Load_NoSuchFile_NamesIt() =>
        Should.Throw<InvalidOperationException>(() => SqlFile.Load("Nowhere/Sql/Nothing.sql"))
            .Message.ShouldContain("Nowhere/Sql/Nothing.sql");
}

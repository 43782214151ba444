namespace Spherespace.Storage;

public sealed class PostgresInstallationTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Choose_Nothing_NamesAllThreeRemedies()
    {
        var refusal = Should.Throw<StorageException>(() => PostgresInstallation.Choose(null, [_folder.Root]));

        refusal.Message.ShouldContain("apt install postgresql");
        refusal.Message.ShouldContain("npm install");
        refusal.Message.ShouldContain("ConnectionStrings:Spherespace");
    }

    [Fact]
    public void Choose_NewCluster_TakesTheFirstThatIsRecentEnough()
    {
        var (old, good, better) = (Install("a", 13), Install("b", 15), Install("c", 18));

        PostgresInstallation.Choose(null, [old, good, better]).ShouldBe(new PostgresInstallation(good, 15));
    }

    [Fact]
    public void Choose_ExistingCluster_TakesTheVersionThatMadeIt()
    {
        var (newer, same) = (Install("a", 18), Install("b", 15));

        PostgresInstallation.Choose(15, [newer, same]).ShouldBe(new PostgresInstallation(same, 15));
    }

    [Fact]
    public void Choose_ExistingClusterOfAVersionThatIsGone_SaysWhichIsNeeded()
    {
        var refusal = Should.Throw<StorageException>(() => PostgresInstallation.Choose(15, [Install("a", 18)]));

        refusal.Message.ShouldContain("made by PostgreSQL 15");
        refusal.Message.ShouldContain("only 18");
        refusal.Message.ShouldContain("pg_dump");
    }

    [Fact]
    public void Choose_NpmPackageWithoutItsLinks_MakesThem()
    {
        var bin = Install("native/bin", 18);
        var library = Path.Combine(_folder.Root, "native", "lib");
        Directory.CreateDirectory(library);
        File.WriteAllText(Path.Combine(library, "libpq.so.5.18"), "a library");
        File.WriteAllText(
            Path.Combine(_folder.Root, "native", "pg-symlinks.json"),
            """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""");

        PostgresInstallation.Choose(null, [bin]);

        File.ReadAllText(Path.Combine(library, "libpq.so.5")).ShouldBe("a library");
    }

    private string Install(string name, int version)
    {
        var folder = Path.Combine(_folder.Root, name);
        Directory.CreateDirectory(folder);
        foreach (var program in new[] { "postgres", "initdb" })
        {
            var file = Path.Combine(folder, program);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.4'\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}

namespace Spherespace.Storage;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Path_FirstUse_MakesAPrivateFolder()
    {
        using var data = new DataDirectory(_folder.Data);

        var keys = data.Path("keys");

        keys.ShouldBe(System.IO.Path.Combine(_folder.Data, "keys"));
        File.GetUnixFileMode(keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Path_DirectoryOfAnother_Refuses()
    {
        using var first = new DataDirectory(_folder.Data);
        first.Claim();

        using var second = new DataDirectory(_folder.Data);

        Should.Throw<StorageException>(() => second.Path("keys")).Message.ShouldContain(_folder.Data);
    }

    [Fact]
    public void Claim_AfterTheFirstLetGo_Succeeds()
    {
        using (var first = new DataDirectory(_folder.Data)) first.Claim();

        using var second = new DataDirectory(_folder.Data);

        Should.NotThrow(second.Claim);
    }

    [Fact]
    public void Claim_PlaceThatIsAFile_SaysThatItCantBeWritten()
    {
        File.WriteAllText(_folder.Data, "in the way");

        using var data = new DataDirectory(_folder.Data);

        Should.Throw<StorageException>(data.Claim).Message.ShouldContain("can't be written");
    }
}

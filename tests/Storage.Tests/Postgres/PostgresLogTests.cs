namespace Spherespace.Storage;

public sealed class PostgresLogTests : IDisposable
{
    private readonly Folder _folder = new();

    private string File => Path.Combine(_folder.Root, "postgres.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_SmallFile_GoesOnWithIt()
    {
        System.IO.File.WriteAllText(File, "before\n");

        using (var log = new PostgresLog(File)) log.Write("after");

        System.IO.File.ReadAllText(File).ShouldBe("before\nafter\n");
    }

    [Fact]
    public void Open_LargeFile_PutsItAside()
    {
        System.IO.File.WriteAllText(File, new string('x', 11 * 1024 * 1024));

        using (var log = new PostgresLog(File)) log.Write("after");

        System.IO.File.ReadAllText(File).ShouldBe("after\n");
        new FileInfo(File + ".1").Length.ShouldBe(11 * 1024 * 1024);
    }

    [Fact]
    public void LastLines_OfMany_AreTheLast()
    {
        using var log = new PostgresLog(File);

        for (var line = 1; line <= 100; line++) log.Write($"line {line}");

        log.LastLines().Split('\n')[^1].ShouldBe("line 100");
        log.LastLines().Split('\n').Length.ShouldBe(12);
    }
}

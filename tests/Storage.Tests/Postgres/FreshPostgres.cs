namespace Spherespace.Storage;

/// <summary>Started on a directory where a first start was interrupted, and where nobody but us may go.</summary>
public sealed class FreshPostgres : IAsyncLifetime, IDisposable
{
    private readonly Folder _folder = new();

    internal Running Postgres { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(_folder.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(_folder.Data, "postgres.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Data, "postgres.new", "PG_VERSION"), "15\n");
        Postgres = await Running.StartAsync(_folder.Data);
    }

    public async Task DisposeAsync() => await Postgres.DisposeAsync();

    public void Dispose() => _folder.Dispose();
}

namespace Spherespace.Storage;

/// <summary>Tests that each have a data directory of their own, after a first start.</summary>
public abstract class ReadyClusterTests : IAsyncLifetime, IDisposable
{
    private readonly Folder _folder = new();

    protected string Root => _folder.Root;

    protected string Data => _folder.Data;

    public Task InitializeAsync() => ReadyCluster.CopyToAsync(Data);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

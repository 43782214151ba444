namespace Spherespace.Storage;

/// <summary>Tests that each have a data directory of their own, after a first start.</summary>
public abstract class ReadyClusterTests : IClassFixture<ReadyCluster>, IDisposable
{
    private readonly Folder _folder = new();

    protected ReadyClusterTests(ReadyCluster cluster) => cluster.CopyTo(Data);

    protected string Root => _folder.Root;

    protected string Data => _folder.Data;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

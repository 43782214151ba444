namespace Spherespace.Storage;

/// <summary>A data directory after a first start, made once for a class and copied for each test: making one takes
/// seconds.</summary>
public sealed class ReadyCluster : IAsyncLifetime, IDisposable
{
    private readonly Folder _made = new();

    public async Task InitializeAsync()
    {
        await using var first = await Running.StartAsync(_made.Data);
        await first.AskAsync("create table things as select 42 as id");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _made.Dispose();

    /// <summary>With a table <c>things</c> that holds the id 42.</summary>
    internal void CopyTo(string data) => Tools.Run("cp", "-a", _made.Data, data);
}

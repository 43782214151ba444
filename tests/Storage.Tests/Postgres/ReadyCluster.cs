namespace Spherespace.Storage;

/// <summary>A data directory after a first start, made once and copied: making one takes seconds.</summary>
internal static class ReadyCluster
{
    private static readonly Lazy<Task<Folder>> Made = new(MakeAsync);

    /// <summary>With a table <c>things</c> that holds the id 42.</summary>
    public static async Task CopyToAsync(string data)
    {
        var made = await Made.Value;
        Tools.Run("cp", "-a", made.Data, data);
    }

    private static async Task<Folder> MakeAsync()
    {
        var folder = new Folder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using var first = await Running.StartAsync(folder.Data);
        await first.AskAsync("create table things as select 42 as id");
        return folder;
    }
}

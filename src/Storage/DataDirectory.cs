namespace Spherespace.Storage;

/// <summary>The folder that belongs to one server: embedded database, files, generated keys. Claimed at first use and
/// held as long as the process lives; a killed process loses its claim with its life.</summary>
public sealed class DataDirectory(string root) : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lock _gate = new();
    private FileStream? _claim;

    /// <summary>The folder's full path.</summary>
    public string Root { get; } = System.IO.Path.GetFullPath(root);

    /// <summary>The full path of a sub-folder, made for this process's user alone if it isn't there.</summary>
    /// <exception cref="StorageException">Another server uses the directory, or it can't be written.</exception>
    public string Path(string folder)
    {
        Claim();
        var path = System.IO.Path.Combine(Root, folder);
        MakePrivate(path);
        return path;
    }

    /// <summary>Makes sure that this process alone uses the directory. May be repeated.</summary>
    /// <exception cref="StorageException">Another server uses it, or it can't be written.</exception>
    public void Claim()
    {
        lock (_gate) _claim ??= Open();
    }

    public void Dispose() => _claim?.Dispose();

    internal static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Private);
    }

    private FileStream Open()
    {
        MakeRoot();
        try
        {
            return new FileStream(
                System.IO.Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw CantBeWritten(fault);
        }
        catch (IOException fault)
        {
            throw new StorageException(
                $"The data directory {Root} is used by another server: stop that one, or give this one a directory of its own with Data:Directory.",
                fault);
        }
    }

    private void MakeRoot()
    {
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CantBeWritten(fault);
        }
    }

    private StorageException CantBeWritten(Exception fault) => new(
        $"The data directory {Root} can't be written: give this user the right to, or name another one with Data:Directory.",
        fault);
}

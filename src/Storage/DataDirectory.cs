namespace Spherespace.Storage;

/// <summary>The folder that belongs to one server: embedded database, files, generated keys. Claimed at first use and
/// held as long as the process lives; a killed process loses its claim with its life.</summary>
public sealed class DataDirectory(string root) : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // What the systems answer: EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.
    private static readonly int[] LockedElsewhere = [11, 35, unchecked((int)0x80070020)];

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
        Make(() => MakePrivate(path));
        return path;
    }

    /// <summary>Makes sure that this process alone uses the directory. May be repeated.</summary>
    /// <exception cref="StorageException">Another server uses it, or it can't be written.</exception>
    public void Claim()
    {
        lock (_gate) _claim ??= Open();
    }

    public void Dispose() => _claim?.Dispose();

    /// <summary>Makes a folder that its owner alone may enter. One that is there and not ours is refused.</summary>
    internal static void MakePrivate(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Private);
    }

    private FileStream Open()
    {
        Make(() => Directory.CreateDirectory(Root));
        try
        {
            return new FileStream(
                System.IO.Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (LockedElsewhere.Contains(fault.HResult))
        {
            throw new StorageException(
                $"The data directory {Root} is used by another server: stop that one, or give this one a directory of its own with Data:Directory.",
                fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CantBeWritten(fault);
        }
    }

    private void Make(Action folder)
    {
        try
        {
            folder();
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

namespace Spherespace.Testing;

/// <summary>Where tests keep databases: in memory, where the system offers room there, since they make many and throw
/// them away.</summary>
public static class ScratchSpace
{
    private const string Memory = "/dev/shm";
    private const long RoomyBytes = 2L * 1024 * 1024 * 1024;

    public static string Root { get; } =
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > RoomyBytes ? Memory : Path.GetTempPath();
}

using Spherespace.Testing;

namespace Spherespace.Storage;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    public string Root { get; } = Directory.CreateDirectory(
        Path.Combine(ScratchSpace.Root, $"spherespace-{Guid.NewGuid().ToString("n")[..8]}")).FullName;

    /// <summary>Not made yet.</summary>
    public string Data => Path.Combine(Root, "data");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

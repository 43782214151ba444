using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Spherespace.Storage;

/// <summary>What a server that was killed may have left in the cluster's folder: a PostgreSQL that still runs, or a
/// <c>postmaster.pid</c> that names a process which is none.</summary>
internal static class Orphan
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whoever calls this holds the data directory, so no living server of ours owns what is found.</summary>
    /// <returns>Whether one was running.</returns>
    public static async Task<bool> StopAsync(
        PostgresInstallation installation, PostgresCluster cluster, CancellationToken cancellation)
    {
        var file = Path.Combine(cluster.Folder, "postmaster.pid");
        if (ReadIfThere(file) is not { } note || ProcessOf(note) is not { } process) return false;
        using var _ = process;
        if (!IsPostmasterOf(note, process))
        {
            // The number was given to somebody else since, whom PostgreSQL would take for its predecessor.
            File.Delete(file);
            return false;
        }

        Signal.FastShutdown(installation, cluster, process.Id);
        try
        {
            await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException fault)
        {
            throw new StorageException(
                $"An earlier PostgreSQL (process {process.Id}) still runs in {cluster.Folder} and doesn't stop: end it, then start again.",
                fault);
        }

        return true;
    }

    private static Process? ProcessOf(string note)
    {
        var firstLine = note.AsSpan(0, Math.Max(0, note.IndexOf('\n', StringComparison.Ordinal)));
        if (!int.TryParse(firstLine, CultureInfo.InvariantCulture, out var id) || id <= 0) return null;
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A postmaster works in its cluster's folder: there, and only there, lies the very file that named it.
    private static bool IsPostmasterOf(string note, Process process)
    {
        try
        {
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)) return false;
            return !OperatingSystem.IsLinux() || ReadIfThere($"/proc/{process.Id}/cwd/postmaster.pid") == note;
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static string? ReadIfThere(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Runtime.InteropServices;

namespace Spherespace.Storage;

/// <summary>Tells a PostgreSQL to stop.</summary>
internal static class Signal
{
    private const int Interrupt = 2;
    private const int Quit = 3;

    /// <summary>Ends connections, keeps everything, writes a checkpoint.</summary>
    public static void FastShutdown(PostgresInstallation installation, PostgresCluster cluster, int process) =>
        Send(installation, cluster, process, Interrupt, "fast");

    /// <summary>Just ends; the next start recovers from the write-ahead log.</summary>
    public static void ImmediateShutdown(PostgresInstallation installation, PostgresCluster cluster, int process) =>
        Send(installation, cluster, process, Quit, "immediate");

    private static void Send(PostgresInstallation installation, PostgresCluster cluster, int process, int signal, string mode)
    {
        if (OperatingSystem.IsWindows()) Tools.Succeeds(installation.PgCtl, "stop", "-W", "-m", mode, "-D", cluster.Folder);
        else _ = kill(process, signal);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int kill(int process, int signal);
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Spherespace.Storage;

/// <summary>Where the embedded PostgreSQL listens, and how one proves to be us: on a Unix socket in a private folder,
/// which is proof enough; on Windows on a loopback port with a generated password.</summary>
internal abstract partial record PostgresAddress
{
    public const string Superuser = "postgres";
    public const string Owner = "spherespace";

    /// <summary>Null where none is asked for.</summary>
    public virtual string? Password => null;

    public abstract IEnumerable<string> InitArguments { get; }

    public abstract IEnumerable<(string Name, string Value)> Settings { get; }

    public static PostgresAddress For(DataDirectory data) =>
        OperatingSystem.IsWindows() ? new LoopbackAddress(data, FreePort()) : new SocketAddress(SocketFolder(data.Root));

    public string ConnectionString(string user, string database)
    {
        var builder = new NpgsqlConnectionStringBuilder { Username = user, Database = database };
        Complete(builder);
        return builder.ConnectionString;
    }

    protected abstract void Complete(NpgsqlConnectionStringBuilder builder);

    // A socket's path may have 103 bytes (macOS; Linux has four more), and PostgreSQL and Npgsql both split at commas.
    private static string SocketFolder(string dataRoot)
    {
        var folder = Path.Combine(dataRoot, "run");
        if (folder.Length + "/.s.PGSQL.5432".Length <= 103 && PlainPath().IsMatch(folder)) return folder;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataRoot)))[..16];
        return Path.Combine(Environment.IsPrivilegedProcess ? "/run" : Path.GetTempPath(), $"spherespace-{hash}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("^[A-Za-z0-9_./-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainPath();
}

internal sealed record SocketAddress(string Folder) : PostgresAddress
{
    public override IEnumerable<string> InitArguments => ["--auth=trust"];

    public override IEnumerable<(string, string)> Settings =>
        [("listen_addresses", ""), ("unix_socket_directories", Folder), ("port", "5432")];

    /// <summary>Makes it anew, once it is sure that nobody listens there: a lock beside the socket is a dead server's,
    /// whoever may have its number now.</summary>
    public void MakeFolder(PostgresAccount account)
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        DataDirectory.MakePrivate(Folder);
        account.Own(Folder);
    }

    protected override void Complete(NpgsqlConnectionStringBuilder builder)
    {
        builder.Host = Folder;
        builder.Port = 5432;
    }
}

internal sealed record LoopbackAddress(DataDirectory Data, int Port) : PostgresAddress
{
    private readonly Lazy<string> _password = new(() => ReadOrMakePassword(PasswordFile(Data)));

    public override string Password => _password.Value;

    public override IEnumerable<string> InitArguments => ["--auth=scram-sha-256", $"--pwfile={PasswordFile(Data)}"];

    public override IEnumerable<(string, string)> Settings =>
        [("listen_addresses", "127.0.0.1"), ("unix_socket_directories", ""), ("port", $"{Port}")];

    protected override void Complete(NpgsqlConnectionStringBuilder builder)
    {
        builder.Host = "127.0.0.1";
        builder.Port = Port;
        builder.Password = Password;
    }

    private static string PasswordFile(DataDirectory data) => Path.Combine(data.Path("keys"), "postgres.password");

    private static string ReadOrMakePassword(string file)
    {
        if (!File.Exists(file)) File.WriteAllText(file, RandomNumberGenerator.GetHexString(48, lowercase: true));
        return File.ReadAllText(file);
    }
}

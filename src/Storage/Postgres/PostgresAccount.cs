using System.Diagnostics;

namespace Spherespace.Storage;

/// <summary>Who runs PostgreSQL's programs. PostgreSQL refuses root, so root lends them the account that owns the cluster
/// (a new one: <c>postgres</c>, else <c>nobody</c>); everybody else runs them as themselves.</summary>
internal sealed class PostgresAccount
{
    private static readonly string? SetPriv = Tools.Find("setpriv");
    private static readonly string? SetSid = Tools.Find("setsid");
    private static readonly bool KnowsParentDeath = SetPriv is not null && Tools.Succeeds(SetPriv, "--pdeathsig", "INT", "--", "true");

    private readonly string[] _identity;

    private PostgresAccount(string? owner, string[] identity)
    {
        Owner = owner;
        _identity = identity;
    }

    /// <summary><c>uid:gid</c>, or null: ourselves.</summary>
    public string? Owner { get; }

    /// <exception cref="StorageException">We are root and can't become anybody who may.</exception>
    public static PostgresAccount Choose(PostgresInstallation installation, string clusterFolder, string dataRoot)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new PostgresAccount(null, []);
        if (!KnowsParentDeath) throw Refuse("the program setpriv (package util-linux) is missing");

        var owner = OwnerOf(clusterFolder) ?? Listed("postgres") ?? Listed("nobody")
            ?? throw Refuse("there is neither a user postgres nor nobody");

        // Under /root, say, the account can't reach its own folder. Then it is lent the right to pass, and where a
        // container has taken even that from root, the right to write.
        string[] rights = ["", "dac_read_search", "dac_override"];
        return rights
            .Select(right => new PostgresAccount(owner, Identity(owner, right)))
            .FirstOrDefault(account => account.Reaches(dataRoot + "/.") && account.Reaches(installation.Postgres))
            ?? throw Refuse($"user {owner} can't reach {dataRoot} or {installation.Postgres}");
    }

    /// <summary>How to start a program as this account, apart from us: what ends us doesn't end it.</summary>
    /// <param name="diesWithUs">It is asked to stop when the thread that started it ends.</param>
    public ProcessStartInfo Command(string program, IEnumerable<string> arguments, bool diesWithUs = false)
    {
        string[] session = diesWithUs && SetSid is not null ? [SetSid] : [];
        string[] parent = diesWithUs && KnowsParentDeath ? ["--pdeathsig", "INT"] : [];
        string[] privileges = parent.Length + _identity.Length > 0 ? [SetPriv!, .. _identity, .. parent, "--"] : [];
        string[] words = [.. session, .. privileges, program, .. arguments];

        var command = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        if (OperatingSystem.IsWindows()) command.CreateNewProcessGroup = diesWithUs;
        foreach (var name in command.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            command.Environment.Remove(name);
        return command;
    }

    /// <summary>Gives a folder and all in it to the account.</summary>
    public void Own(string folder)
    {
        if (Owner is not null && OwnerOf(folder) != Owner) Tools.Run("chown", "-R", Owner, folder);
    }

    private bool Reaches(string path) => Tools.Succeeds(SetPriv!, [.. _identity, "--", "stat", path]);

    private static string[] Identity(string owner, string right)
    {
        var (user, group) = (owner.Split(':')[0], owner.Split(':')[1]);
        string[] identity = [$"--reuid={user}", $"--regid={group}", "--clear-groups"];
        if (right.Length == 0) return identity;

        // Without the last, access(2), by which PostgreSQL looks at its own programs, ignores the right.
        return [.. identity, $"--inh-caps=+{right}", $"--ambient-caps=+{right}", "--securebits=+no_setuid_fixup"];
    }

    private static string? OwnerOf(string folder)
    {
        if (!Directory.Exists(folder)) return null;
        var owner = Tools.Run("stat", "-c", "%u:%g", folder).Trim();
        return owner.StartsWith("0:", StringComparison.Ordinal) ? null : owner;
    }

    private static string? Listed(string user) =>
        File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && fields[0] == user)
            .Select(fields => $"{fields[2]}:{fields[3]}")
            .FirstOrDefault();

    private static StorageException Refuse(string reason) => new(
        $"PostgreSQL doesn't run as root, and {reason}: start the server as an ordinary user, or name a running "
        + "PostgreSQL in ConnectionStrings:Spherespace.");
}

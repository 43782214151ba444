using System.Globalization;

namespace Spherespace.Storage;

/// <summary>The folder that PostgreSQL keeps its files in.</summary>
internal sealed class PostgresCluster(string folder)
{
    public string Folder => folder;

    /// <summary>The major version that made it; null where there is none yet.</summary>
    public int? Version
    {
        get
        {
            var file = Path.Combine(folder, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
        }
    }

    private string Draft => folder + ".new";

    /// <summary>Makes it where it isn't there. It is made beside its place and moved there when it is whole, so one that
    /// was interrupted is made anew.</summary>
    public void EnsureExists(PostgresInstallation installation, PostgresAccount account, PostgresAddress address)
    {
        if (Version is not null)
        {
            account.Own(folder);
            return;
        }

        // C.UTF-8 sorts by code point, as C does, and knows letters beyond ASCII; not every system has it.
        if (Init("C.UTF-8") is not null && Init("C") is { } fault)
            throw new StorageException($"PostgreSQL couldn't make a database in {folder}: {fault}");
        Directory.Move(Draft, folder);

        string? Init(string locale)
        {
            if (Directory.Exists(Draft)) Directory.Delete(Draft, recursive: true);
            DataDirectory.MakePrivate(Draft);
            account.Own(Draft);
            var (exitCode, _, error) = Tools.Finish(account.Command(installation.InitDb,
            [
                $"--pgdata={Draft}", $"--username={PostgresAddress.Superuser}", "--encoding=UTF8", $"--locale={locale}",
                "--data-checksums", .. address.InitArguments,
            ]));
            return exitCode == 0 ? null : error.Trim();
        }
    }
}

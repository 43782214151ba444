using System.Reflection;

namespace Spherespace.Storage;

/// <summary>Reads the statements that stand in .sql files beside the stores that use them.</summary>
internal static class SqlFile
{
    private static readonly Assembly Home = typeof(SqlFile).Assembly;

    /// <param name="path">As in the source tree, from the project's folder: <c>Accounts/Sql/FindUser.sql</c>.</param>
    public static string Load(string path)
    {
        using var stream = Home.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"There is no {path} in {Home.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static IEnumerable<string> DirectlyIn(string folder) =>
        Home.GetManifestResourceNames().Where(name => Path.GetDirectoryName(name) == folder);
}

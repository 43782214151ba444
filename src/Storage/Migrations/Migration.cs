using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Spherespace.Storage;

/// <summary>One numbered step of the schema: a file <c>NNNN-name.sql</c> that never changes once it has shipped.</summary>
internal sealed partial record Migration(int Number, string Name, string Sql)
{
    public string Checksum => ChecksumOf(Sql);

    /// <summary>All that this version of the program brings, by number.</summary>
    public static IReadOnlyList<Migration> All { get; } = InOrder(SqlFile.DirectlyIn("Migrations").Select(FromFile));

    public static IReadOnlyList<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        var ordered = migrations.OrderBy(migration => migration.Number).ToArray();
        foreach (var (first, second) in ordered.Zip(ordered.Skip(1)))
        {
            if (first.Number == second.Number)
                throw new StorageException($"Migrations {first} and {second} carry the same number: give one the next free number.");
        }

        return ordered;
    }

    /// <summary>Names the schema that a set of migrations makes.</summary>
    public static string Fingerprint(IEnumerable<Migration> migrations) =>
        ChecksumOf(string.Join('\n', migrations.Select(migration => $"{migration} {migration.Checksum}")))[..16];

    public override string ToString() => $"{Number:0000}-{Name}";

    private static Migration FromFile(string path)
    {
        var name = FileName().Match(path);
        if (!name.Success)
            throw new StorageException($"{path} isn't named like a migration: NNNN-name.sql, in lower case with hyphens.");
        return new Migration(int.Parse(name.Groups["number"].ValueSpan, provider: null), name.Groups["name"].Value, SqlFile.Load(path));
    }

    // A checkout with other line endings is the same migration.
    private static string ChecksumOf(string sql) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));

    [GeneratedRegex("/(?<number>[0-9]{4})-(?<name>[a-z0-9-]+)\\.sql$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}

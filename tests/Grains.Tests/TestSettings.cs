using Spherespace.Testing;

namespace Spherespace;

internal static class TestSettings
{
    /// <summary>The settings of a server in tests: its own database, and passwords that cost next to nothing.</summary>
    public static Dictionary<string, string?> For(TestDatabase database) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Spherespace"] = database.ConnectionString,
        ["Data:Directory"] = Directory.CreateTempSubdirectory("spherespace-").FullName,
        ["Accounts:PasswordIterations"] = "10000",
        ["Conversations:TypingLasts"] = "00:00:01",
        ["Presence:Grace"] = "00:00:00.5",
        ["Presence:Lease"] = "00:00:05",
    };
}

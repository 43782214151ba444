namespace Spherespace.Storage;

internal sealed record AppliedMigration(int Number, string Name, string Checksum)
{
    public override string ToString() => $"{Number:0000}-{Name}";
}

/// <summary>Whether a database's past is one that this program can go on from.</summary>
internal static class SchemaHistory
{
    /// <exception cref="StorageException">It isn't.</exception>
    public static void Check(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        var newestApplied = applied.Count == 0 ? 0 : applied.Max(done => done.Number);
        var newestKnown = known.Count == 0 ? 0 : known.Max(migration => migration.Number);

        foreach (var migration in known)
        {
            var done = applied.FirstOrDefault(done => done.Number == migration.Number);
            if (done is null && migration.Number < newestApplied) throw Skipped(migration, newestApplied);
            if (done is not null && done.Checksum != migration.Checksum) throw Changed(migration, done);
        }

        // What is newer than us was applied by the next version, which keeps the schema usable for this one.
        var stranger = applied.FirstOrDefault(done =>
            done.Number < newestKnown && known.All(migration => migration.Number != done.Number));
        if (stranger is not null) throw Unknown(stranger);
    }

    private static StorageException Changed(Migration migration, AppliedMigration done) => new(
        $"Migration {migration} isn't the one that was applied to this database ({done}, checksum {done.Checksum[..8]}, now "
        + $"{migration.Checksum[..8]}): restore the file as it was and put the change into a new migration.");

    private static StorageException Skipped(Migration migration, int newest) => new(
        $"Migration {migration} was never applied to this database, though the later {newest:0000} was: "
        + "give it a number after the last one.");

    private static StorageException Unknown(AppliedMigration done) => new(
        $"This database has migration {done}, which this program lacks though it has later ones: "
        + "it was made by another line of the program; use that, or another database.");
}

using Orleans.Runtime;

namespace Spherespace.Silo.State;

/// <summary>A grain that keeps one line of text.</summary>
public interface IJournalGrain : IGrainWithGuidKey
{
    Task<JournalView> Read();

    /// <returns>The state after it was written.</returns>
    Task<JournalView> Write(string line);

    Task<JournalView> Clear();
}

[GenerateSerializer, Immutable, Alias("tests.journal-view")]
public sealed record JournalView([property: Id(0)] string? Line, [property: Id(1)] string? Etag, [property: Id(2)] bool Exists);

public sealed class Journal
{
    public string? Line { get; set; }

    public DateTimeOffset? WrittenAt { get; set; }
}

public sealed class JournalGrain([PersistentState("tests.journal")] IPersistentState<Journal> journal) : Grain, IJournalGrain
{
    public static readonly DateTimeOffset WritingTime = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public Task<JournalView> Read() => Task.FromResult(View());

    public async Task<JournalView> Write(string line)
    {
        journal.State.Line = line;
        journal.State.WrittenAt = WritingTime;
        await journal.WriteStateAsync();
        return View();
    }

    public async Task<JournalView> Clear()
    {
        await journal.ClearStateAsync();
        return View();
    }

    private JournalView View() => new(journal.State.Line, journal.Etag, journal.RecordExists);
}

using Npgsql;
using Orleans.Storage;
using Spherespace.Testing;

namespace Spherespace.Silo.State;

/// <summary>
/// Grain state as it stands in the database. Both hosts pass the same tests, so a row that one wrote the other reads.
/// </summary>
public sealed class GrainStateTests : IAsyncLifetime
{
    private static readonly Guid Key = new("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0123");

    private TestDatabase _database = null!;
    private TestSilo _silo = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _silo = await TestSilo.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Read_NothingStored_IsEmpty()
    {
        var view = await Journal().Read();

        view.ShouldBe(new JournalView(null, null, false));
    }

    [Fact]
    public async Task Write_First_StoresTheRowOfEveryHost()
    {
        var view = await Journal().Write("Dear diary");

        view.ShouldBe(new JournalView("Dear diary", "1", true));
        (await StoredAsync()).ShouldBe(
            new Row("tests.journal", Key, "", """{"line":"Dear diary","writtenAt":"2026-01-02T03:04:05+00:00"}""", 1));
    }

    [Fact]
    public async Task Write_Again_CountsTheVersion()
    {
        await Journal().Write("first");

        var view = await Journal().Write("second");

        view.Etag.ShouldBe("2");
        (await StoredAsync())!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Write_TextThatPostgresCantKeepAsText_ComesBack()
    {
        await Journal().Write("nul\0, half a pair of \ud83d\ude00, “quotes” and \\u0041");

        await RestartAsync();

        (await Journal().Read()).Line.ShouldBe("nul\0, half a pair of \ud83d\ude00, “quotes” and \\u0041");
    }

    [Fact]
    public async Task Read_RowOfTheOtherHost_IsTheState()
    {
        await StoreAsync("""{"line":"From afar","writtenAt":"2026-01-02T03:04:05+00:00"}""", version: 7);

        var view = await Journal().Read();

        view.ShouldBe(new JournalView("From afar", "7", true));
    }

    [Fact]
    public async Task Write_WhenSomebodyElseWrote_StepsDown()
    {
        await Journal().Write("mine");
        await ExecuteAsync("""update grain_states set version = 5, payload = '{"line":"theirs"}'""");

        await Should.ThrowAsync<InconsistentStateException>(() => Journal().Write("mine again"));

        (await Journal().Read()).ShouldBe(new JournalView("theirs", "5", true));
    }

    [Fact]
    public async Task Write_WhenSomebodyElseWasFirst_StepsDown()
    {
        await Journal().Read();
        await StoreAsync("""{"line":"theirs"}""", version: 1);

        await Should.ThrowAsync<InconsistentStateException>(() => Journal().Write("mine"));

        (await Journal().Read()).Line.ShouldBe("theirs");
    }

    [Fact]
    public async Task Clear_Stored_LeavesTheVersionAsAFence()
    {
        await Journal().Write("secret");

        var view = await Journal().Clear();

        view.ShouldBe(new JournalView(null, "2", false));
        (await StoredAsync()).ShouldBe(new Row("tests.journal", Key, "", null, 2));
    }

    [Fact]
    public async Task Clear_NothingStored_StoresNothing()
    {
        var view = await Journal().Clear();

        view.ShouldBe(new JournalView(null, null, false));
        (await StoredAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Write_AfterClearing_CountsOn()
    {
        await Journal().Write("first");
        await Journal().Clear();
        await RestartAsync();

        var view = await Journal().Write("second");

        view.ShouldBe(new JournalView("second", "3", true));
    }

    private IJournalGrain Journal() => _silo.Grains.GetGrain<IJournalGrain>(Key);

    private async Task RestartAsync()
    {
        await _silo.DisposeAsync();
        _silo = await TestSilo.StartAsync(_database);
    }

    private async Task<Row?> StoredAsync()
    {
        await using var command = Command("select state, key, key_extension, payload::text, version from grain_states");
        await using var rows = await command.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;

        var payload = await rows.IsDBNullAsync(3) ? null : rows.GetString(3);
        return new Row(rows.GetString(0), rows.GetGuid(1), rows.GetString(2), payload, rows.GetInt32(4));
    }

    private Task StoreAsync(string payload, int version) => ExecuteAsync(
        "insert into grain_states (state, key, payload, version) values ('tests.journal', $1, $2::json, $3)", Key, payload, version);

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = _database.DataSource.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private sealed record Row(string State, Guid Key, string KeyExtension, string? Payload, int Version);
}

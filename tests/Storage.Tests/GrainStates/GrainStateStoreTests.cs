using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Spherespace.GrainStates;
using Spherespace.Testing;

namespace Spherespace.Storage;

public sealed class GrainStateStoreTests : IAsyncLifetime
{
    private const string Streaks = "accounts.streaks";

    private readonly GrainId _ana = Grain(Guid.CreateVersion7());
    private readonly GrainId _ben = Grain(Guid.CreateVersion7());
    private TestDatabase _database = null!;
    private GrainStateStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = new GrainStateStore(_database.DataSource);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Read_NeverWritten_HasNoRecord()
    {
        var record = await Read(_ana);

        record.RecordExists.ShouldBeFalse();
        record.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Write_ThenRead_GivesItBack()
    {
        await Write(_ana, new Streak(7, "Grüße \0 👋"));

        var record = await Read(_ana);

        record.State.ShouldBe(new Streak(7, "Grüße \0 👋"));
        record.RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task Write_OtherGrainsAndOtherNames_AreApart()
    {
        var extended = GrainId.Create(_ana.Type, GrainIdKeyExtensions.CreateGuidKey(_ana.GetGuidKey(), "phone"));
        await Write(_ana, new Streak(1, "ana"));
        await Write(_ben, new Streak(2, "ben"));
        await Write(extended, new Streak(3, "ana's phone"));
        await Write(_ana, new Streak(4, "ana's presence"), "presence");

        (await Read(_ana)).State!.Days.ShouldBe(1);
        (await Read(_ben)).State!.Days.ShouldBe(2);
        (await Read(extended)).State!.Days.ShouldBe(3);
        (await Read(_ana, "presence")).State!.Days.ShouldBe(4);
    }

    [Fact]
    public async Task Write_Again_MovesTheEtag()
    {
        var record = await Write(_ana, new Streak(1, ""));
        var first = record.ETag;

        record.State = new Streak(2, "");
        await _store.WriteStateAsync(Streaks, _ana, record);

        record.ETag.ShouldNotBe(first);
        (await Read(_ana)).ETag.ShouldBe(record.ETag);
    }

    [Fact]
    public async Task Write_SomebodyElseWroteFirst_IsRefused()
    {
        await Write(_ana, new Streak(1, "theirs"));

        await Should.ThrowAsync<InconsistentStateException>(() => Write(_ana, new Streak(2, "ours")));

        (await Read(_ana)).State!.Days.ShouldBe(1);
    }

    [Fact]
    public async Task Write_SomebodyElseWroteSince_IsRefused()
    {
        await Write(_ana, new Streak(1, "theirs"));
        var (ours, theirs) = (await Read(_ana), await Read(_ana));
        await _store.WriteStateAsync(Streaks, _ana, theirs);

        await Should.ThrowAsync<InconsistentStateException>(() => _store.WriteStateAsync(Streaks, _ana, ours));
    }

    [Fact]
    public async Task Clear_Written_LeavesNoRecordAndFencesOldOwners()
    {
        var ours = await Write(_ana, new Streak(1, ""));
        var old = await Read(_ana);

        await _store.ClearStateAsync(Streaks, _ana, ours);

        (await Read(_ana)).RecordExists.ShouldBeFalse();
        await Should.ThrowAsync<InconsistentStateException>(() => _store.WriteStateAsync(Streaks, _ana, old));
    }

    [Fact]
    public async Task Write_AfterClear_StartsAfresh()
    {
        var record = await Write(_ana, new Streak(1, ""));
        await _store.ClearStateAsync(Streaks, _ana, record);

        record.State = new Streak(2, "");
        await _store.WriteStateAsync(Streaks, _ana, record);

        (await Read(_ana)).State!.Days.ShouldBe(2);
    }

    [Fact]
    public async Task Clear_NeverWritten_DoesNothing()
    {
        var record = await Read(_ana);

        await _store.ClearStateAsync(Streaks, _ana, record);

        record.RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Write_KeyThatIsNoGuid_IsRefused() =>
        await Should.ThrowAsync<NotSupportedException>(() => Write(GrainId.Create("user", "bed"), new Streak(1, "")));

    private static GrainId Grain(Guid key) => GrainId.Create(GrainType.Create("user"), GrainIdKeyExtensions.CreateGuidKey(key));

    private async Task<GrainState<Streak>> Read(GrainId grain, string name = Streaks)
    {
        var record = new GrainState<Streak>();
        await _store.ReadStateAsync(name, grain, record);
        return record;
    }

    private async Task<GrainState<Streak>> Write(GrainId grain, Streak streak, string name = Streaks)
    {
        var record = new GrainState<Streak> { State = streak };
        await _store.WriteStateAsync(name, grain, record);
        return record;
    }

    private sealed record Streak(int Days, string Note);
}

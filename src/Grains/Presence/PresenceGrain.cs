using Spherespace.People;
using Spherespace.Topics;

namespace Spherespace.Presence;

/// <inheritdoc cref="IPresenceGrain"/>
internal sealed class PresenceGrain(
    [PersistentState("presence")] IPersistentState<PresenceState> state,
    PeopleQueries people,
    PresenceOptions options,
    TopicOptions topicOptions,
    TimeProvider clock) : Grain, IPresenceGrain
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly PresenceReports _reports = new(options);
    private TopicPublisher _topic = null!;
    private PresenceView _shown = null!;
    private IGrainTimer? _timer;

    private UserId Id => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _topic = new TopicPublisher(Topic.PresenceOf(Id), clock, topicOptions);
        _shown = new PresenceView(Id, PresenceStatus.Offline, state.State.LastSeen);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _topic.End();
        return _shown.Status is PresenceStatus.Online ? KeepAsync(_reports.GoneAt ?? clock.GetUtcNow()) : Task.CompletedTask;
    }

    public Task<TopicLease> Watch(IFrontNode node) => Task.FromResult(_topic.Watch(node, version: null));

    public Task Unwatch(IFrontNode node)
    {
        _topic.Unwatch(node);
        return Task.CompletedTask;
    }

    // Whoever was seen exists; for the others storage knows.
    public async Task<bool> MaySubscribe(Actor actor) =>
        _shown.LastSeen is not null || await people.ReadAsync(Id) is not null;

    public async Task<PresenceLease> Report(Guid node, int connections)
    {
        _reports.Take(node, connections, clock.GetUtcNow());
        await ShowAsync();

        return new PresenceLease(options.Lease);
    }

    public Task<PresenceView> Get() => Task.FromResult(_shown);

    private async Task ShowAsync()
    {
        var now = clock.GetUtcNow();
        var status = _reports.StatusAt(now);
        if (status != _shown.Status) await ShowAsync(new PresenceView(Id, status, _reports.GoneAt ?? now));

        LookAgain(_reports.NextChange() - now);
    }

    private async Task ShowAsync(PresenceView presence)
    {
        // The time of coming is kept too: should the server die, it is the last that is known.
        await KeepAsync(presence.LastSeen);

        _shown = presence;
        _topic.Publish(new PresenceChanged(presence));
    }

    private Task KeepAsync(DateTimeOffset? lastSeen)
    {
        state.State.LastSeen = lastSeen;
        return state.WriteStateAsync();
    }

    private void LookAgain(TimeSpan? after)
    {
        if (after is not { } due) return;

        _timer ??= this.RegisterGrainTimer(ShowAsync, Timeout.InfiniteTimeSpan, RetryAfter);
        _timer.Change(due > TimeSpan.Zero ? due : Timeout.InfiniteTimeSpan, RetryAfter);
    }
}

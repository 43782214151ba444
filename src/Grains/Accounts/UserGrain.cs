using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Spherespace.Topics;
using static Spherespace.Accounts.AccountRefusal;

namespace Spherespace.Accounts;

/// <inheritdoc cref="IUserGrain"/>
// The methods that interleave read one reference to immutable data, which the others replace after their write.
internal sealed partial class UserGrain(
    AccountStore accounts,
    SessionStore sessions,
    Passwords passwords,
    AccountOptions options,
    TopicOptions topicOptions,
    TimeProvider clock,
    ILogger<UserGrain> logger) : Grain, IUserGrain, IUserSessionsGrain
{
    private Account? _account;
    private LiveSessions _sessions = LiveSessions.None;
    private TopicPublisher _topic = null!;

    private UserId Id => new(this.GetPrimaryKey());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _topic = new TopicPublisher(Topic.Of(Id), clock, topicOptions);
        _account = await accounts.ReadAsync(Id, cancellationToken);
        if (_account is not null)
            _sessions = LiveSessions.Of(await sessions.ListAsync(Id, clock.GetUtcNow(), cancellationToken));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _topic.End();
        return Task.CompletedTask;
    }

    public Task<TopicLease> Watch(IFrontNode node)
    {
        var lease = _topic.Watch(node, version: null);
        // Nobody calls when a session runs out; whoever holds its sockets renews a lease, and is told then.
        Forget(_sessions.Expired(clock.GetUtcNow()));
        return Task.FromResult(lease);
    }

    public Task Unwatch(IFrontNode node)
    {
        _topic.Unwatch(node);
        return Task.CompletedTask;
    }

    public Task Publish(TopicEventData data)
    {
        _topic.Publish(data);
        return Task.CompletedTask;
    }

    public Task<bool> HasSession(SessionId session) => Task.FromResult(_sessions.Has(session, clock.GetUtcNow()));

    public Task<bool> MaySubscribe(Actor actor) => Task.FromResult(IsSignedIn(actor));

    public Task<AccountAnswer> Me(Actor actor) => Task.FromResult(IsSignedIn(actor) ? Answer(_account!) : Refuse(NotFound));

    public async Task<AccountAnswer> UpdateProfile(UpdateProfile command)
    {
        if (!IsSignedIn(command.Actor)) return Refuse(NotFound);

        var (changed, refusals) = AccountRules.UpdateProfile(command, _account!);
        if (!refusals.IsEmpty) return new(null, refusals);

        if (await accounts.UpdateProfileAsync(changed) is not { } stored) return Refuse(NotFound);
        _account = stored;

        return Answer(stored);
    }

    public async Task<AccountAnswer> ChangePassword(ChangePassword command)
    {
        if (!IsSignedIn(command.Actor)) return Refuse(NotFound);

        var refusals = AccountRules.ChangePassword(command, _account!);
        if (!refusals.IsEmpty) return new(null, refusals);
        if (await accounts.ReadCredentialsAsync(Id) is not { } known) return Refuse(NotFound);
        if (await passwords.CheckAsync(known.PasswordHash, command.Current!) is PasswordMatch.No)
            return Refuse(CurrentPasswordWrong);

        var hash = await passwords.HashAsync(command.New!);
        if (!await accounts.ChangePasswordAsync(known, hash, command.Actor.SessionId, clock.GetUtcNow()))
            return Refuse(CurrentPasswordWrong);

        LogPasswordChanged(Id);
        Forget(_sessions.Others(command.Actor.SessionId));
        return Answer(_account!);
    }

    public Task<ImmutableArray<Session>> Sessions(Actor actor) =>
        Task.FromResult(IsSignedIn(actor) ? _sessions.NewestFirst(clock.GetUtcNow()) : []);

    public async Task<bool> EndSession(Actor actor, SessionId session)
    {
        if (!IsSignedIn(actor) || !_sessions.Has(session, clock.GetUtcNow())) return false;

        await EndAsync([session]);
        return true;
    }

    public async Task EndOtherSessions(Actor actor)
    {
        if (IsSignedIn(actor)) await EndAsync(_sessions.Others(actor.SessionId));
    }

    public async Task<StartedSession?> Start(StartSession command)
    {
        if (_account is null) return null;

        var now = clock.GetUtcNow();
        var session = new Session(SessionId.New(), command.Device, now, now, now + options.SessionLifetime);

        if (!await sessions.StartAsync(Id, session, command, now - options.SessionLifetime)) return null;
        _sessions = _sessions.With(session);
        LogSessionStarted(Id, session.Id);

        await EndAsync(_sessions.Beyond(options.SessionsMax));
        return new StartedSession(_account, session);
    }

    public async Task<StartedSession?> Rotate(RefreshSession command)
    {
        var now = clock.GetUtcNow();
        var lifetime = options.SessionLifetime;

        var renewed = await sessions.RotateAsync(Id, command, now, now + lifetime, now - lifetime);
        if (renewed is null || _account is null)
        {
            await EndIfUsedAsync(command.Presented);
            return null;
        }

        _sessions = _sessions.With(renewed);
        return new StartedSession(_account, renewed);
    }

    public Task End(SessionId session) => EndAsync([session]);

    private bool IsSignedIn(Actor actor) =>
        actor.UserId == Id && _account is not null && _sessions.Has(actor.SessionId, clock.GetUtcNow());

    // Two know this token. Which of them is the thief can't be told, so neither stays.
    private async Task EndIfUsedAsync(TokenHash token)
    {
        if (await sessions.EndUsedAsync(Id, token, clock.GetUtcNow()) is not { } ended) return;

        LogTokenReused(Id, ended);
        Forget([ended]);
    }

    private async Task EndAsync(ImmutableArray<SessionId> ended)
    {
        if (ended.IsEmpty) return;

        await sessions.EndAsync(Id, ended, clock.GetUtcNow());
        Forget(ended);
    }

    private void Forget(ImmutableArray<SessionId> ended)
    {
        _sessions = _sessions.Without(ended);
        foreach (var session in ended)
        {
            LogSessionEnded(Id, session);
            _topic.Publish(new SessionEnded(session));
        }
    }

    private static AccountAnswer Answer(Account account) => new(account, []);

    private static AccountAnswer Refuse(AccountRefusal refusal) => new(null, [refusal]);
}

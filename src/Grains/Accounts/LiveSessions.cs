using System.Collections.Immutable;

namespace Spherespace.Accounts;

/// <summary>A user's sessions that haven't ended. Immutable.</summary>
internal sealed class LiveSessions
{
    public static readonly LiveSessions None = new(ImmutableDictionary<SessionId, Session>.Empty);

    private readonly ImmutableDictionary<SessionId, Session> _byId;

    private LiveSessions(ImmutableDictionary<SessionId, Session> byId) => _byId = byId;

    public static LiveSessions Of(IEnumerable<Session> sessions) =>
        new(sessions.ToImmutableDictionary(session => session.Id));

    public bool Has(SessionId id, DateTimeOffset now) => _byId.TryGetValue(id, out var session) && session.ExpiresAt > now;

    public ImmutableArray<Session> NewestFirst(DateTimeOffset now) =>
        [.. _byId.Values.Where(session => session.ExpiresAt > now).OrderByDescending(session => session.LastUsedAt)];

    public ImmutableArray<SessionId> Expired(DateTimeOffset now) =>
        [.. _byId.Values.Where(session => session.ExpiresAt <= now).Select(session => session.Id)];

    public ImmutableArray<SessionId> Others(SessionId than) => [.. _byId.Keys.Where(id => id != than)];

    /// <summary>Those used least recently, past the first so many.</summary>
    public ImmutableArray<SessionId> Beyond(int count) =>
        [.. _byId.Values.OrderByDescending(session => session.LastUsedAt).Skip(count).Select(session => session.Id)];

    public LiveSessions With(Session session) => new(_byId.SetItem(session.Id, session));

    public LiveSessions Without(IEnumerable<SessionId> ended) => new(_byId.RemoveRange(ended));
}

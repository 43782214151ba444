using System.Collections.Immutable;
using Spherespace.Topics;

namespace Spherespace.Accounts;

/// <summary>
/// One user's account: profile, password, sessions; and the publisher of the topic <c>user:{id}</c>, which only that
/// user's own connections see. Key: <see cref="UserId"/>.
/// </summary>
public interface IUserGrain : ITopicGrain
{
    /// <summary>Tells the user's connections something. For grains, not for people.</summary>
    [AlwaysInterleave]
    Task Publish(TopicEventData data);

    /// <summary>Whether the session was started and hasn't ended. Asked for every request and connection.</summary>
    [AlwaysInterleave]
    Task<bool> HasSession(SessionId session);

    /// <returns>The actor's own account, or NotFound.</returns>
    Task<AccountAnswer> Me(Actor actor);

    /// <summary>Changes what the command names; the rest stays.</summary>
    /// <returns>The account since, or every refusal that applies.</returns>
    Task<AccountAnswer> UpdateProfile(UpdateProfile command);

    /// <summary>Changes the password and ends every session but the actor's.</summary>
    /// <returns>The account, or every refusal that applies.</returns>
    Task<AccountAnswer> ChangePassword(ChangePassword command);

    /// <returns>The actor's live sessions, the one used last first. Empty for anybody else's.</returns>
    Task<ImmutableArray<Session>> Sessions(Actor actor);

    /// <summary>Ends one of the actor's sessions: its tokens and open sockets end within a second.</summary>
    /// <returns>False where the actor has no such session.</returns>
    Task<bool> EndSession(Actor actor, SessionId session);

    /// <summary>Ends all of the actor's sessions but the one that asks. Safe to repeat.</summary>
    Task EndOtherSessions(Actor actor);
}

/// <summary>A text that is null stays as it is; an empty one is taken.</summary>
/// <param name="Settings">A JSON object. Its keys replace those stored; a key whose value is null is removed.</param>
[GenerateSerializer, Immutable, Alias("accounts.update-profile")]
public sealed record UpdateProfile(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string? FirstName,
    [property: Id(2)] string? LastName,
    [property: Id(3)] string? Bio,
    [property: Id(4)] string? TimeZone,
    [property: Id(5)] string? Settings);

[GenerateSerializer, Immutable, Alias("accounts.change-password")]
public sealed record ChangePassword(
    [property: Id(0)] Actor Actor,
    [property: Id(1)] string? Current,
    [property: Id(2)] string? New);

/// <summary>Either the account, or at least one refusal.</summary>
[GenerateSerializer, Immutable, Alias("accounts.answer")]
public sealed record AccountAnswer(
    [property: Id(0)] Account? Account,
    [property: Id(1)] ImmutableArray<AccountRefusal> Refusals);

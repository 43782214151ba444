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
}

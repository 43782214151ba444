using Spherespace.Presence;

namespace Spherespace.People;

/// <summary>How a caller and a user stand to each other.</summary>
internal enum Friendship
{
    None,
    Requested,
    Requesting,
    Friends,
}

/// <summary>A user as others see them. Nobody else ever sees an e-mail address.</summary>
internal record UserResponse(
    UserId Id,
    string Username,
    string FirstName,
    string LastName,
    string DisplayName,
    string Bio,
    string? AvatarUrl,
    bool Verified,
    DateTimeOffset CreatedAt,
    int FollowersCount,
    int FollowingCount,
    int PostsCount,
    int Karma,
    bool IsFollowing,
    bool IsFollowedBy,
    Friendship Friendship,
    PresenceResponse Presence);

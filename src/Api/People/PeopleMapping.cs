using Spherespace.Accounts;
using Spherespace.Presence;

namespace Spherespace.People;

/// <summary>From what is known of a user to what the wire carries.</summary>
internal static class PeopleMapping
{
    public static async Task<MeResponse> ShowAsync(this IGrainFactory grains, Account account) =>
        new(await grains.ShowAsync(account.Profile), account);

    public static async Task<UserResponse> ShowAsync(this IGrainFactory grains, Profile profile) => new(
        profile.Id,
        profile.Username,
        profile.FirstName,
        profile.LastName,
        profile.DisplayName,
        profile.Bio,
        profile.AvatarUrl,
        profile.Verified,
        profile.CreatedAt,
        FollowersCount: 0,
        FollowingCount: 0,
        PostsCount: 0,
        Karma: 0,
        IsFollowing: false,
        IsFollowedBy: false,
        Friendship.None,
        PresenceResponse.Of(await grains.Presence(profile.Id).Get()));

    public static async Task<ListPage<UserResponse>> ShowAsync(this IGrainFactory grains, ListPage<Profile> page) =>
        new([.. await Task.WhenAll(page.Items.Select(grains.ShowAsync))], page.Count);
}

using Spherespace.Accounts;

namespace Spherespace.People;

internal static class PeopleLookup
{
    /// <summary>Finds the user that an address names.</summary>
    /// <param name="people">Where users are kept.</param>
    /// <param name="who">Id or username, in any case.</param>
    public static Task<Profile?> ByIdOrNameAsync(this PeopleQueries people, string who) =>
        Guid.TryParse(who, out var id) ? people.ReadAsync(new UserId(id))
        : who.Length <= AccountLimits.UsernameMax ? people.FindAsync(who)
        : Task.FromResult<Profile?>(null);
}

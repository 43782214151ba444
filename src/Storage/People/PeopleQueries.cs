using Npgsql;
using Spherespace.Accounts;

namespace Spherespace.People;

/// <summary>What everybody may know of users.</summary>
public sealed class PeopleQueries(NpgsqlDataSource database)
{
    private static readonly string FindByUsername = SqlFile.Load("People/Sql/FindByUsername.sql");
    private static readonly string ReadProfile = SqlFile.Load("People/Sql/ReadProfile.sql");
    private static readonly string SearchPeople = SqlFile.Load("People/Sql/SearchPeople.sql");

    public async Task<Profile?> ReadAsync(UserId user)
    {
        await using var command = database.CreateCommand(ReadProfile);
        command.Parameters.Add(new() { Value = user.Value });

        return await command.ReadOneAsync(row => row.Profile());
    }

    /// <param name="username">In any case.</param>
    public async Task<Profile?> FindAsync(string username)
    {
        await using var command = database.CreateCommand(FindByUsername);
        command.Parameters.Add(new() { Value = username });

        return await command.ReadOneAsync(row => row.Profile());
    }

    /// <summary>People whose username, shown name or last name begins with the text, in any case; by username.</summary>
    public async Task<ListPage<Profile>> SearchAsync(string text, int limit, long offset)
    {
        await using var command = database.CreateCommand(SearchPeople);
        command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = limit });
        command.Parameters.Add(new() { Value = offset });
        var count = 0L;
        var found = await command.ReadAllAsync(row =>
        {
            count = row.GetInt64(9);
            return row.Profile();
        });

        return new ListPage<Profile>(found, count);
    }
}

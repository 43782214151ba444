using Npgsql;
using NpgsqlTypes;

namespace Spherespace.Accounts;

/// <summary>Keeps users: their profiles and passwords. Every method is one round trip.</summary>
public sealed class AccountStore(NpgsqlDataSource database)
{
    private static readonly string ChangePassword = SqlFile.Load("Accounts/Sql/ChangePassword.sql");
    private static readonly string CreateUser = SqlFile.Load("Accounts/Sql/CreateUser.sql");
    private static readonly string FindCredentials = SqlFile.Load("Accounts/Sql/FindCredentials.sql");
    private static readonly string FindTaken = SqlFile.Load("Accounts/Sql/FindTaken.sql");
    private static readonly string ReadAccount = SqlFile.Load("Accounts/Sql/ReadAccount.sql");
    private static readonly string ReadCredentials = SqlFile.Load("Accounts/Sql/ReadCredentials.sql");
    private static readonly string ReplaceHash = SqlFile.Load("Accounts/Sql/ReplaceHash.sql");
    private static readonly string UpdateProfile = SqlFile.Load("Accounts/Sql/UpdateProfile.sql");

    /// <returns>False where the username or the e-mail address has been taken.</returns>
    public async Task<bool> CreateAsync(NewUser user)
    {
        await using var command = database.CreateCommand(CreateUser);
        command.Parameters.Add(new() { Value = user.Id.Value });
        command.Parameters.Add(new() { Value = user.Username });
        command.Parameters.Add(new() { Value = user.Email });
        command.Parameters.Add(new() { Value = user.FirstName });
        command.Parameters.Add(new() { Value = user.LastName });
        command.Parameters.Add(new() { Value = user.PasswordHash });
        command.Parameters.Add(new() { Value = user.CreatedAt.UtcDateTime });

        return await command.ExecuteNonQueryAsync() == 1;
    }

    public async Task<TakenNames> FindTakenAsync(string username, string email)
    {
        await using var command = database.CreateCommand(FindTaken);
        command.Parameters.Add(new() { Value = username });
        command.Parameters.Add(new() { Value = email });

        return (await command.ReadOneAsync(row => new TakenNames(row.GetBoolean(0), row.GetBoolean(1))))!;
    }

    public async Task<Account?> ReadAsync(UserId user, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(ReadAccount);
        command.Parameters.Add(new() { Value = user.Value });

        return await command.ReadOneAsync(row => row.Account(), cancellation);
    }

    /// <param name="login">Username or e-mail address, in any case.</param>
    public async Task<Credentials?> FindCredentialsAsync(string login)
    {
        await using var command = database.CreateCommand(FindCredentials);
        command.Parameters.Add(new() { Value = login });

        return await command.ReadOneAsync(row => row.Credentials());
    }

    public async Task<Credentials?> ReadCredentialsAsync(UserId user)
    {
        await using var command = database.CreateCommand(ReadCredentials);
        command.Parameters.Add(new() { Value = user.Value });

        return await command.ReadOneAsync(row => row.Credentials());
    }

    /// <returns>The account since; null where there is none.</returns>
    public async Task<Account?> UpdateProfileAsync(Account account)
    {
        await using var command = database.CreateCommand(UpdateProfile);
        command.Parameters.Add(new() { Value = account.Profile.Id.Value });
        command.Parameters.Add(new() { Value = account.Profile.FirstName });
        command.Parameters.Add(new() { Value = account.Profile.LastName });
        command.Parameters.Add(new() { Value = account.Profile.Bio });
        command.Parameters.Add(new() { Value = account.TimeZone });
        command.Parameters.Add(new() { Value = account.Settings, NpgsqlDbType = NpgsqlDbType.Jsonb });

        return await command.ReadOneAsync(row => row.Account());
    }

    /// <summary>Changes the password and ends every session but one, or does neither.</summary>
    /// <returns>False where the password was changed since these credentials were read.</returns>
    public async Task<bool> ChangePasswordAsync(Credentials known, string hash, SessionId keep, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(ChangePassword);
        command.Parameters.Add(new() { Value = known.UserId.Value });
        command.Parameters.Add(new() { Value = known.PasswordVersion });
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = keep.Value });
        command.Parameters.Add(new() { Value = now.UtcDateTime });

        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Keeps the same password under a stronger hash.</summary>
    public async Task ReplaceHashAsync(Credentials known, string hash)
    {
        await using var command = database.CreateCommand(ReplaceHash);
        command.Parameters.Add(new() { Value = known.UserId.Value });
        command.Parameters.Add(new() { Value = known.PasswordVersion });
        command.Parameters.Add(new() { Value = hash });

        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Somebody who registers.</summary>
public sealed record NewUser(
    UserId Id,
    string Username,
    string Email,
    string FirstName,
    string LastName,
    string PasswordHash,
    DateTimeOffset CreatedAt);

/// <summary>Which of two names belongs to somebody already.</summary>
public sealed record TakenNames(bool Username, bool Email);

/// <summary>What a password is checked against.</summary>
/// <param name="PasswordVersion">Grows with every change of the password.</param>
public sealed record Credentials(UserId UserId, string PasswordHash, int PasswordVersion);

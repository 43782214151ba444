using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Npgsql;

namespace Spherespace.Accounts;

/// <summary>
/// Keeps sessions and the hashes of their refresh tokens. Every method is one round trip. Only a user's own grain
/// starts, renews and ends that user's sessions.
/// </summary>
public sealed class SessionStore(NpgsqlDataSource database)
{
    private static readonly string EndSessions = SqlFile.Load("Accounts/Sql/EndSessions.sql");
    private static readonly string EndUsedSession = SqlFile.Load("Accounts/Sql/EndUsedSession.sql");
    private static readonly string FindTokenOwner = SqlFile.Load("Accounts/Sql/FindTokenOwner.sql");
    private static readonly string ForgetSessions = SqlFile.Load("Accounts/Sql/ForgetSessions.sql");
    private static readonly string ForgetTokens = SqlFile.Load("Accounts/Sql/ForgetTokens.sql");
    private static readonly string ListSessions = SqlFile.Load("Accounts/Sql/ListSessions.sql");
    private static readonly string RotateToken = SqlFile.Load("Accounts/Sql/RotateToken.sql");
    private static readonly string StartSession = SqlFile.Load("Accounts/Sql/StartSession.sql");

    /// <summary>The user's sessions that haven't ended.</summary>
    public async Task<ImmutableArray<Session>> ListAsync(UserId user, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ListSessions);
        command.Parameters.Add(new() { Value = user.Value });
        command.Parameters.Add(new() { Value = now.UtcDateTime });

        return await command.ReadAllAsync(row => row.Session(), cancellation);
    }

    /// <returns>Whose session the token belongs to, used or not; null where nobody's.</returns>
    public async Task<TokenOwner?> FindOwnerAsync(TokenHash token)
    {
        await using var command = database.CreateCommand(FindTokenOwner);
        command.Parameters.Add(new() { Value = token.Bytes() });

        return await command.ReadOneAsync(row =>
            new TokenOwner(new UserId(row.GetGuid(0)), new SessionId(row.GetGuid(1))));
    }

    /// <summary>Starts a session, and forgets those that ended before a time.</summary>
    /// <returns>False where the password was changed since it was checked.</returns>
    public async Task<bool> StartAsync(UserId user, Session session, StartSession start, DateTimeOffset forgetBefore)
    {
        await using var batch = database.CreateBatch();
        var forget = new NpgsqlBatchCommand(ForgetSessions);
        forget.Parameters.Add(new() { Value = user.Value });
        forget.Parameters.Add(new() { Value = forgetBefore.UtcDateTime });
        batch.BatchCommands.Add(forget);

        var insert = new NpgsqlBatchCommand(StartSession);
        insert.Parameters.Add(new() { Value = session.Id.Value });
        insert.Parameters.Add(new() { Value = user.Value });
        insert.Parameters.Add(new() { Value = start.PasswordVersion });
        insert.Parameters.Add(new() { Value = session.Device });
        insert.Parameters.Add(new() { Value = session.CreatedAt.UtcDateTime });
        insert.Parameters.Add(new() { Value = session.ExpiresAt.UtcDateTime });
        insert.Parameters.Add(new() { Value = start.Token.Bytes() });
        batch.BatchCommands.Add(insert);

        await batch.ExecuteNonQueryAsync();
        return insert.RecordsAffected == 1;
    }

    /// <summary>Takes the presented token out of use and the next one into use; of several who present it, one wins.</summary>
    /// <returns>The renewed session; null where the token is unknown or used, or its session has ended.</returns>
    public async Task<Session?> RotateAsync(
        UserId user, RefreshSession refresh, DateTimeOffset now, DateTimeOffset expires, DateTimeOffset forgetBefore)
    {
        await using var batch = database.CreateBatch();
        var rotate = new NpgsqlBatchCommand(RotateToken);
        rotate.Parameters.Add(new() { Value = user.Value });
        rotate.Parameters.Add(new() { Value = refresh.Presented.Bytes() });
        rotate.Parameters.Add(new() { Value = refresh.Next.Bytes() });
        rotate.Parameters.Add(new() { Value = now.UtcDateTime });
        rotate.Parameters.Add(new() { Value = expires.UtcDateTime });
        batch.BatchCommands.Add(rotate);

        var forget = new NpgsqlBatchCommand(ForgetTokens);
        forget.Parameters.Add(new() { Value = refresh.Next.Bytes() });
        forget.Parameters.Add(new() { Value = forgetBefore.UtcDateTime });
        batch.BatchCommands.Add(forget);

        await using var rows = await batch.ExecuteReaderAsync();
        return await rows.ReadAsync() ? rows.Session() : null;
    }

    /// <summary>Ends the session of a token that was used before.</summary>
    /// <returns>That session; null where the token is unknown or unused, or the session has ended already.</returns>
    public async Task<SessionId?> EndUsedAsync(UserId user, TokenHash token, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(EndUsedSession);
        command.Parameters.Add(new() { Value = user.Value });
        command.Parameters.Add(new() { Value = token.Bytes() });
        command.Parameters.Add(new() { Value = now.UtcDateTime });

        return await command.ExecuteScalarAsync() is Guid id ? new SessionId(id) : null;
    }

    /// <summary>Ends these sessions of the user. Safe to repeat.</summary>
    public async Task EndAsync(UserId user, IEnumerable<SessionId> sessions, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(EndSessions);
        command.Parameters.Add(new() { Value = user.Value });
        command.Parameters.Add(new() { Value = sessions.Select(session => session.Value).ToArray() });
        command.Parameters.Add(new() { Value = now.UtcDateTime });

        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Whom a refresh token keeps signed in.</summary>
public sealed record TokenOwner(UserId UserId, SessionId SessionId);

internal static class TokenBytes
{
    public static byte[] Bytes(this TokenHash token) => ImmutableCollectionsMarshal.AsArray(token.Value) ?? [];
}

using Npgsql;
using NpgsqlTypes;
using Spherespace.Storage;

namespace Spherespace.Conversations;

/// <summary>
/// Keeps conversations and memberships; messages are appended by <see cref="MessageLog"/>. Every method is one round
/// trip, and each that changes something raises the conversation's version in the same transaction.
/// </summary>
public sealed class ConversationStore(NpgsqlDataSource database)
{
    private static readonly string AdvanceRead = SqlFile.Load("Conversations/Sql/AdvanceRead.sql");
    private static readonly string CountUsers = SqlFile.Load("Conversations/Sql/CountUsers.sql");
    private static readonly string CreateConversation = SqlFile.Load("Conversations/Sql/CreateConversation.sql");
    private static readonly string FindDirect = SqlFile.Load("Conversations/Sql/FindDirect.sql");
    private static readonly string JoinConversation = SqlFile.Load("Conversations/Sql/JoinConversation.sql");
    private static readonly string LeaveConversation = SqlFile.Load("Conversations/Sql/LeaveConversation.sql");
    private static readonly string ReadConversation = SqlFile.Load("Conversations/Sql/ReadConversation.sql");
    private static readonly string ReadMember = SqlFile.Load("Conversations/Sql/ReadMember.sql");

    public async Task<Conversation?> ReadAsync(ConversationId id, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(ReadConversation);
        command.Parameters.Add(new() { Value = id.Value });
        await using var rows = await command.ExecuteReaderAsync(cancellation);

        return await rows.ReadAsync(cancellation) ? rows.Conversation() : null;
    }

    public async Task<Member?> ReadMemberAsync(ConversationId id, UserId user)
    {
        await using var command = Command(ReadMember, id, user);
        await using var rows = await command.ExecuteReaderAsync();

        return await rows.ReadAsync() ? rows.Member() : null;
    }

    public async Task<bool> AllExistAsync(IReadOnlyCollection<UserId> users)
    {
        await using var command = database.CreateCommand(CountUsers);
        command.Parameters.Add(Ids(users));

        return (long)(await command.ExecuteScalarAsync())! == users.Count;
    }

    /// <returns>False where the two of a direct conversation have one already.</returns>
    public async Task<bool> CreateAsync(Conversation conversation, IReadOnlyCollection<UserId> members)
    {
        var pair = conversation.Kind is ConversationKind.Direct ? members.Order(ById).ToArray() : [];
        await using var command = database.CreateCommand(CreateConversation);
        command.Parameters.Add(new() { Value = conversation.Id.Value });
        command.Parameters.Add(new() { Value = conversation.Kind.ToText() });
        command.Parameters.Add(new() { Value = conversation.Visibility.ToText() });
        command.Parameters.Add(Text(conversation.Name));
        command.Parameters.Add(Text(conversation.Description));
        command.Parameters.Add(new() { Value = conversation.CreatedBy.Value });
        command.Parameters.Add(new() { Value = conversation.CreatedAt.UtcDateTime });
        command.Parameters.Add(Ids(members));
        command.Parameters.Add(Uuid(pair.Length == 2 ? pair[0] : null));
        command.Parameters.Add(Uuid(pair.Length == 2 ? pair[1] : null));

        return await command.ExecuteScalarAsync() is not null;
    }

    public async Task<ConversationId?> FindDirectAsync(UserId one, UserId other)
    {
        UserId[] pair = [.. new[] { one, other }.Order(ById)];
        await using var command = database.CreateCommand(FindDirect);
        command.Parameters.Add(new() { Value = pair[0].Value });
        command.Parameters.Add(new() { Value = pair[1].Value });

        return await command.ExecuteScalarAsync() is Guid id ? new ConversationId(id) : null;
    }

    /// <returns>Null where the user is a member already.</returns>
    public async Task<MembershipChange?> JoinAsync(ConversationId id, UserId user, DateTimeOffset now)
    {
        await using var command = Command(JoinConversation, id, user);
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync();

        return await rows.ReadAsync() ? new MembershipChange(rows.GetInt64(0), rows.GetInt32(1)) : null;
    }

    /// <returns>Null where the user isn't a member.</returns>
    public async Task<MembershipChange?> LeaveAsync(ConversationId id, UserId user, DateTimeOffset now)
    {
        await using var command = Command(LeaveConversation, id, user);
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync();

        return await rows.ReadAsync() ? new MembershipChange(rows.GetInt64(0), rows.GetInt32(1)) : null;
    }

    /// <returns>Null where the marker wouldn't move.</returns>
    public async Task<ReadMarker?> AdvanceReadAsync(ConversationId id, UserId user, long seq)
    {
        await using var command = Command(AdvanceRead, id, user);
        command.Parameters.Add(new() { Value = seq });
        await using var rows = await command.ExecuteReaderAsync();

        return await rows.ReadAsync() ? new ReadMarker(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2)) : null;
    }

    // PostgreSQL orders UUIDs by their bytes as written; Guid.CompareTo orders them the same way.
    private static Comparer<UserId> ById { get; } = Comparer<UserId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private NpgsqlCommand Command(string sql, ConversationId id, UserId user)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = user.Value });
        return command;
    }

    private static NpgsqlParameter Ids(IReadOnlyCollection<UserId> users) =>
        new() { Value = users.Select(u => u.Value).ToArray() };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Uuid(UserId? value) =>
        new() { Value = (object?)value?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}

/// <summary>Somebody came or went: the conversation's version since, and how many are in it.</summary>
public sealed record MembershipChange(long Version, int MemberCount);

/// <summary>A read marker that moved: the conversation's version since, the marker, and the last message's number.</summary>
public sealed record ReadMarker(long Version, long ReadSeq, long LastSeq);

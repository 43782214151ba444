using System.Collections.Immutable;
using System.Data;
using Npgsql;
using Spherespace.Storage;
using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <summary>A conversation's log: pages of it, what changed, and where to start from.</summary>
public sealed class MessageQueries(NpgsqlDataSource database)
{
    private static readonly string FindMessage = SqlFile.Load("Conversations/Sql/FindMessage.sql");
    private static readonly string ListChangedMembers = SqlFile.Load("Conversations/Sql/ListChangedMembers.sql");
    private static readonly string ListChangedMessages = SqlFile.Load("Conversations/Sql/ListChangedMessages.sql");
    private static readonly string ListMembers = SqlFile.Load("Conversations/Sql/ListMembers.sql");
    private static readonly string ListMessagesAfter = SqlFile.Load("Conversations/Sql/ListMessagesAfter.sql");
    private static readonly string ListMessagesBefore = SqlFile.Load("Conversations/Sql/ListMessagesBefore.sql");
    private static readonly string ReadConversation = SqlFile.Load("Conversations/Sql/ReadConversation.sql");

    /// <summary>The newest messages with a number below <paramref name="seq"/>.</summary>
    public async Task<MessagePage> BeforeAsync(ConversationId id, long seq, int limit)
    {
        await using var command = database.CreateCommand(ListMessagesBefore);
        var found = await command.With(id, seq, limit + 1).ReadAllAsync(row => row.Message(id, at: 0, sender: 6));

        return new MessagePage([.. found.Take(limit).Reverse()], found.Length > limit);
    }

    /// <summary>The oldest messages with a number above <paramref name="seq"/>.</summary>
    public async Task<MessagePage> AfterAsync(ConversationId id, long seq, int limit)
    {
        await using var command = database.CreateCommand(ListMessagesAfter);
        var found = await command.With(id, seq, limit + 1).ReadAllAsync(row => row.Message(id, at: 0, sender: 6));

        return new MessagePage([.. found.Take(limit)], found.Length > limit);
    }

    /// <summary>The message with this number in the middle, as far as there are enough on both sides.</summary>
    /// <returns><see cref="MessagePage.HasMore"/> says whether there are older ones.</returns>
    public async Task<MessagePage> AroundAsync(ConversationId id, long seq, int limit)
    {
        var older = await BeforeAsync(id, seq + 1, (limit + 1) / 2);
        var newer = await AfterAsync(id, seq, limit - older.Messages.Length);

        return new MessagePage(older.Messages.AddRange(newer.Messages), older.HasMore);
    }

    /// <summary>The number of a message of this conversation, or null.</summary>
    public async Task<long?> SeqOfAsync(ConversationId conversation, MessageId message)
    {
        await using var command = database.CreateCommand(FindMessage);
        command.Parameters.Add(new() { Value = message.Value });
        await using var rows = await command.ExecuteReaderAsync();

        return await rows.ReadAsync() && rows.GetGuid(0) == conversation.Value ? rows.GetInt64(1) : null;
    }

    /// <summary>Everything that changed after a version, as events.</summary>
    /// <param name="limit">How many rows of either kind at most.</param>
    /// <returns>Null where there is more than that, or no such version: start from a snapshot.</returns>
    public async Task<ConversationChanges?> ChangesSinceAsync(ConversationId id, long since, int limit)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        if (await ReadAsync(connection, id) is not { } conversation || since > conversation.Version) return null;
        if (since == conversation.Version) return new ConversationChanges(since, []);

        await using var messages = new NpgsqlCommand(ListChangedMessages, connection).With(id, since, limit + 1);
        var said = await messages.ReadAllAsync(row => Said(row.Message(id, at: 0, sender: 6)));
        await using var members = new NpgsqlCommand(ListChangedMembers, connection).With(id, since, limit + 1);
        var moved = await members.ReadAllAsync(Moved);
        if (said.Length > limit || moved.Length > limit) return null;

        IEnumerable<TopicEvent> events = said.Concat(moved).OrderBy(e => e.Version);
        if (moved.Length > 0) events = events.Append(Now(conversation));
        return new ConversationChanges(conversation.Version, [.. events]);
    }

    /// <summary>The conversation as it is at one moment; null when there is none.</summary>
    public async Task<ConversationSnapshot?> SnapshotAsync(ConversationId id, int messages, int members)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        if (await ReadAsync(connection, id) is not { } conversation) return null;

        await using var newest = new NpgsqlCommand(ListMessagesBefore, connection).With(id, long.MaxValue, messages + 1);
        var said = await newest.ReadAllAsync(row => row.Message(id, at: 0, sender: 6));
        await using var first = new NpgsqlCommand(ListMembers, connection).With(id, (long)members + 1, 0);
        var people = await first.ReadAllAsync(row => row.Member());

        return new ConversationSnapshot(
            conversation,
            [.. people.Take(members)],
            people.Length > members,
            [.. said.Take(messages).Reverse()],
            said.Length > messages);
    }

    private static async Task<Conversation?> ReadAsync(NpgsqlConnection connection, ConversationId id)
    {
        await using var command = new NpgsqlCommand(ReadConversation, connection);
        command.Parameters.Add(new() { Value = id.Value });
        await using var rows = await command.ExecuteReaderAsync();

        return await rows.ReadAsync() ? rows.Conversation() : null;
    }

    private static TopicEvent Said(Message message) =>
        new(message.Version, message.CreatedAt, new MessageCreated(message));

    // Who doesn't know every member can't count who came and went.
    private static TopicEvent Now(Conversation conversation) =>
        new(conversation.Version, conversation.CreatedAt, new ConversationUpdated(conversation));

    // A row says how the membership is now, not how it came to be.
    private static TopicEvent Moved(NpgsqlDataReader row)
    {
        var member = row.Member();
        var left = row.IsDBNull(9) ? (DateTimeOffset?)null : row.Time(9);
        return new(row.GetInt64(8), left ?? member.JoinedAt, left is null ? new MemberUpdated(member) : new MemberLeft(member));
    }
}

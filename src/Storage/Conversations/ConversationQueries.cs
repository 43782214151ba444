using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Spherespace.Storage;

namespace Spherespace.Conversations;

/// <summary>Lists of conversations and members as one user sees them. Whether they may is asked of the grain.</summary>
public sealed class ConversationQueries(NpgsqlDataSource database)
{
    private static readonly string CountUnread = SqlFile.Load("Conversations/Sql/CountUnread.sql");
    private static readonly string ListConversationIds = SqlFile.Load("Conversations/Sql/ListConversationIds.sql");
    private static readonly string ListConversations = SqlFile.Load("Conversations/Sql/ListConversations.sql");
    private static readonly string ListHeads = SqlFile.Load("Conversations/Sql/ListHeads.sql");
    private static readonly string ListMembers = SqlFile.Load("Conversations/Sql/ListMembers.sql");
    private static readonly string ListPublicChannels = SqlFile.Load("Conversations/Sql/ListPublicChannels.sql");

    /// <summary>One conversation: the user's own, or a public channel; null for anything else.</summary>
    public async Task<ConversationView?> ForUserAsync(UserId user, ConversationId id)
    {
        var own = await ViewsAsync(ListConversations, user, id, null, 1, 0);
        if (own.Items is [var view]) return view;

        var channels = await ChannelsAsync(user, null, id, 1, 0);
        return channels.Items is [var channel] ? channel : null;
    }

    /// <summary>The user's conversations, newest activity first.</summary>
    /// <param name="kind">Only of this kind; null for all.</param>
    public Task<ListPage<ConversationView>> ListAsync(UserId user, ConversationKind? kind, int limit, long offset) =>
        ViewsAsync(ListConversations, user, null, kind, limit, offset);

    /// <summary>The channels that everybody may join, by name.</summary>
    /// <param name="text">A part of the name; null for all.</param>
    public Task<ListPage<ConversationView>> DiscoverAsync(UserId user, string? text, int limit, long offset) =>
        ChannelsAsync(user, text, null, limit, offset);

    public async Task<ImmutableArray<ConversationId>> IdsOfAsync(UserId user)
    {
        await using var command = database.CreateCommand(ListConversationIds);
        command.Parameters.Add(new() { Value = user.Value });

        return await command.ReadAllAsync(row => new ConversationId(row.GetGuid(0)));
    }

    public async Task<ImmutableArray<ConversationHead>> HeadsOfAsync(UserId user)
    {
        await using var command = database.CreateCommand(ListHeads);
        command.Parameters.Add(new() { Value = user.Value });

        return await command.ReadAllAsync(row =>
            new ConversationHead(new ConversationId(row.GetGuid(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
    }

    public async Task<UnreadCount> CountUnreadAsync(UserId user)
    {
        await using var command = database.CreateCommand(CountUnread);
        command.Parameters.Add(new() { Value = user.Value });
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();

        return new UnreadCount(rows.GetInt64(0), rows.GetInt64(1));
    }

    /// <summary>The people in a conversation, by name.</summary>
    public async Task<ListPage<Member>> MembersAsync(ConversationId id, int limit, long offset)
    {
        await using var command = database.CreateCommand(ListMembers).With(id, limit, offset);
        var count = 0L;
        var members = await command.ReadAllAsync(row =>
        {
            count = row.GetInt64(8);
            return row.Member();
        });

        return new ListPage<Member>(members, count);
    }

    private Task<ListPage<ConversationView>> ChannelsAsync(
        UserId user, string? text, ConversationId? id, int limit, long offset)
    {
        var command = database.CreateCommand(ListPublicChannels);
        command.Parameters.Add(new() { Value = user.Value });
        command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)id?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return PageAsync(command, limit, offset);
    }

    private Task<ListPage<ConversationView>> ViewsAsync(
        string sql, UserId user, ConversationId? id, ConversationKind? kind, int limit, long offset)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = user.Value });
        command.Parameters.Add(new() { Value = (object?)id?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)kind?.ToText() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return PageAsync(command, limit, offset);
    }

    private static async Task<ListPage<ConversationView>> PageAsync(NpgsqlCommand command, int limit, long offset)
    {
        await using var owned = command;
        command.Parameters.Add(new() { Value = limit });
        command.Parameters.Add(new() { Value = offset });
        var count = 0L;
        var items = await command.ReadAllAsync(row =>
        {
            count = row.GetInt64(28);
            return View(row);
        });

        return new ListPage<ConversationView>(items, count);
    }

    private static ConversationView View(NpgsqlDataReader row)
    {
        var conversation = row.Conversation();
        return new ConversationView(
            conversation,
            row.IsDBNull(12) ? null : row.Person(12),
            row.IsDBNull(17) ? null : row.Message(conversation.Id, at: 17, sender: 23),
            row.IsDBNull(10) ? null : ConversationText.Parse<MemberRole>(row.GetString(10)),
            row.IsDBNull(11) ? 0 : row.GetInt64(11));
    }
}

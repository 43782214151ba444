using Npgsql;

namespace Spherespace.Conversations;

/// <summary>Reads the columns that several queries share, from a given column on.</summary>
internal static class ConversationRows
{
    public const int PersonColumns = 5;

    public static Person Person(this NpgsqlDataReader row, int at) => new(
        new UserId(row.GetGuid(at)),
        row.GetString(at + 1),
        row.GetString(at + 2),
        row.IsDBNull(at + 3) ? null : row.GetString(at + 3),
        row.GetBoolean(at + 4));

    public static Conversation Conversation(this NpgsqlDataReader row) => new(
        new ConversationId(row.GetGuid(0)),
        ConversationText.Parse<ConversationKind>(row.GetString(1)),
        ConversationText.Parse<Visibility>(row.GetString(2)),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        new UserId(row.GetGuid(5)),
        row.Time(6),
        row.GetInt32(7),
        row.GetInt64(8),
        row.GetInt64(9));

    public static Member Member(this NpgsqlDataReader row) => new(
        row.Person(0),
        ConversationText.Parse<MemberRole>(row.GetString(5)),
        row.Time(6),
        row.GetInt64(7));

    public static Message Message(this NpgsqlDataReader row, ConversationId conversation, int at, int sender) => new(
        new MessageId(row.GetGuid(at)),
        conversation,
        row.GetInt64(at + 1),
        row.GetInt64(at + 2),
        row.Person(sender),
        row.GetString(at + 3),
        row.GetGuid(at + 4),
        row.Time(at + 5));

    public static DateTimeOffset Time(this NpgsqlDataReader row, int at) => row.GetFieldValue<DateTimeOffset>(at);
}

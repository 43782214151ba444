using Npgsql;

namespace Spherespace.Accounts;

/// <summary>Reads the columns that several queries of users share.</summary>
internal static class AccountRows
{
    public static Profile Profile(this NpgsqlDataReader row) => new(
        new UserId(row.GetGuid(0)),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.GetBoolean(7),
        row.GetFieldValue<DateTimeOffset>(8));

    public static Account Account(this NpgsqlDataReader row) =>
        new(row.Profile(), row.GetString(9), row.GetString(10), row.GetString(11));

    public static Credentials Credentials(this NpgsqlDataReader row) =>
        new(new UserId(row.GetGuid(0)), row.GetString(1), row.GetInt32(2));

    public static Session Session(this NpgsqlDataReader row) => new(
        new SessionId(row.GetGuid(0)),
        row.GetString(1),
        row.GetFieldValue<DateTimeOffset>(2),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4));
}

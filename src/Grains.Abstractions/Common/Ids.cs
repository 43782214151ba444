namespace Spherespace;

/// <summary>One person's account. A UUIDv7.</summary>
[GenerateSerializer, Immutable, Alias("user-id")]
public readonly record struct UserId([property: Id(0)] Guid Value)
{
    public static UserId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, out UserId id) => Ids.TryParse(text, value => new UserId(value), out id);

    public override string ToString() => Value.ToString();
}

/// <summary>One signed-in device of a user: everything that one login started. A UUIDv7.</summary>
[GenerateSerializer, Immutable, Alias("session-id")]
public readonly record struct SessionId([property: Id(0)] Guid Value)
{
    public static SessionId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, out SessionId id) => Ids.TryParse(text, value => new SessionId(value), out id);

    public override string ToString() => Value.ToString();
}

/// <summary>One conversation: direct, group or channel. A UUIDv7.</summary>
[GenerateSerializer, Immutable, Alias("conversation-id")]
public readonly record struct ConversationId([property: Id(0)] Guid Value)
{
    public static ConversationId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, out ConversationId id) => Ids.TryParse(text, value => new ConversationId(value), out id);

    public override string ToString() => Value.ToString();
}

/// <summary>One message. A UUIDv7, made by the server.</summary>
[GenerateSerializer, Immutable, Alias("message-id")]
public readonly record struct MessageId([property: Id(0)] Guid Value)
{
    public static MessageId New() => new(Guid.CreateVersion7());

    public static bool TryParse(string? text, out MessageId id) => Ids.TryParse(text, value => new MessageId(value), out id);

    public override string ToString() => Value.ToString();
}

internal static class Ids
{
    /// <summary>Reads the one form in which ids are written: 36 characters, with hyphens.</summary>
    public static bool TryParse<TId>(string? text, Func<Guid, TId> make, out TId id)
        where TId : struct
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = parsed ? make(value) : default;
        return parsed;
    }
}

using System.Text.Json;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.Topics;

namespace Spherespace.Realtime;

internal sealed record SendMessageInput(ConversationId? ConversationId, Guid? ClientId, string? Content);

internal sealed record MarkReadInput(ConversationId? ConversationId, long? Seq);

internal sealed record TypingInput(ConversationId? ConversationId, bool? Typing);

/// <summary>Reads the arguments of hub methods by the rules of REST bodies; a fault is a refusal that names the field.</summary>
internal static class HubInput
{
    public static T Read<T>(JsonElement argument)
        where T : class
    {
        try
        {
            if (argument.ValueKind is JsonValueKind.Object && argument.Deserialize<T>(ApiJson.Options) is { } input) return input;
        }
        catch (JsonException)
        {
            throw new RefusedException(JsonFaults.Find(argument, typeof(T)));
        }

        throw new RefusedException([JsonFaults.NotAnObject]);
    }

    public static T Required<T>(T? value, string field)
        where T : struct => value ?? throw new RefusedException([JsonFaults.Missing(field)]);

    /// <summary>The number of a message, or 0 for before the first.</summary>
    public static long Seq(long? value) => Required(value, "seq") is >= 0 and var seq
        ? seq
        : throw new RefusedException([Refusals.Invalid("seq", "Must be a message's number: 0 or more.")]);

    public static Topic Topic(JsonElement argument) =>
        argument.ValueKind is JsonValueKind.String && TopicName.TryParse(argument.TextOrNull(), out var topic)
            ? topic
            : throw new RefusedException([Refusals.Invalid("topic", "Must be a topic, like conversation:{id}.")]);

    /// <returns>Null where the argument is missing: from the beginning.</returns>
    public static long? Version(JsonElement argument) => argument.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Number when argument.TryGetInt64(out var version) && version >= 0 => version,
        _ => throw new RefusedException([Refusals.Invalid("since", "Must be a version: a whole number from 0.")]),
    };
}

/// <summary>Ends a hub call with a refusal. Thrown where a call is bound and counted, before anything is done.</summary>
internal sealed class RefusedException(IReadOnlyList<Refusal> refusals) : Exception("The call is refused.")
{
    public IReadOnlyList<Refusal> Refusals => refusals;
}

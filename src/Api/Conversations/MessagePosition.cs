using System.Globalization;
using Spherespace.Hosting;

namespace Spherespace.Conversations;

/// <summary>
/// The part of a log that is asked for with <c>?limit=</c> and one of <c>before</c>, <c>after</c>, <c>around</c>, each a
/// message's number or id; the newest messages without any.
/// </summary>
internal sealed record MessagePosition(string Direction, long Seq, int Limit)
{
    private const int LimitDefault = 50;
    private static readonly string[] Directions = ["before", "after", "around"];

    public static async Task<(MessagePosition? Position, Refusal? Fault)> ReadAsync(
        HttpRequest request, ConversationId conversation, MessageQueries queries, ConversationOptions limits)
    {
        var max = limits.PageMessagesMax;
        if (!TryReadLimit(request, max, out var limit)) return (null, Refusals.Invalid("limit", $"Must be a whole number from 1 to {max}."));

        var given = Directions.Where(request.Query.ContainsKey).ToArray();
        if (given is []) return (new MessagePosition("before", long.MaxValue, limit), null);
        if (given is not [var direction]) return (null, Refusals.Invalid(given[1], "Ask with one of before, after and around."));

        return await SeqAsync(request.Query[direction].ToString(), conversation, queries) is { } seq
            ? (new MessagePosition(direction, seq, limit), null)
            : (null, Refusals.Invalid(direction, "Must be the number or the id of a message in this conversation."));
    }

    public Task<MessagePage> FindAsync(ConversationId conversation, MessageQueries queries) => Direction switch
    {
        "before" => queries.BeforeAsync(conversation, Seq, Limit),
        "after" => queries.AfterAsync(conversation, Seq, Limit),
        _ => queries.AroundAsync(conversation, Seq, Limit),
    };

    private static bool TryReadLimit(HttpRequest request, int max, out int limit)
    {
        limit = Math.Min(LimitDefault, max);
        var text = request.Query["limit"].ToString();
        return text.Length == 0
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit >= 1 && limit <= max);
    }

    private static async Task<long?> SeqAsync(string text, ConversationId conversation, MessageQueries queries) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq
        : Guid.TryParse(text, out var id) ? await queries.SeqOfAsync(conversation, new MessageId(id))
        : null;
}

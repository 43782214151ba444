using Microsoft.OpenApi;
using Spherespace.Hosting;

namespace Spherespace.Conversations;

/// <summary>What is said in one conversation, and how far it is read.</summary>
internal static class MessageEndpoints
{
    /// <summary>Maps below <c>/conversations/{id}</c> and <c>/channels/{id}</c>.</summary>
    public static void MapMessages(this RouteGroupBuilder conversation)
    {
        conversation.MapGet("/messages", Page).Produces<MessagePageResponse>()
            .WithQuery("limit", "How many at most: 1 to 100, 50 if not said.", JsonSchemaType.Integer)
            .WithQuery("before", "A message's seq or id: what stands before it.")
            .WithQuery("after", "A message's seq or id: what stands after it.")
            .WithQuery("around", "A message's seq or id: it, and what stands on both sides.");
        conversation.MapPost("/messages", Send).RequireLimit(Limits.Messages)
            .Produces<MessageResponse>(StatusCodes.Status201Created).Produces<MessageResponse>();
        conversation.MapPost("/read", MarkRead).Produces<ReadMarkerResponse>();
    }

    private static async Task<IResult> Page(
        Guid id, Actor actor, IGrainFactory grains, MessageQueries queries, ConversationOptions limits, HttpRequest request)
    {
        var conversation = new ConversationId(id);
        if (await grains.Conversation(conversation).RefuseToShow(actor) is { } refusal) return limits.Problem(refusal);

        var asked = await MessagePosition.ReadAsync(request, conversation, queries, limits);
        if (asked.Fault is { } fault) return fault.ToProblem();

        var page = await asked.Position!.FindAsync(conversation, queries);
        return TypedResults.Ok(new MessagePageResponse([.. page.Messages.Select(m => m.ToResponse())], page.HasMore));
    }

    private static async Task<IResult> Send(
        Guid id,
        SendMessageRequest body,
        Actor actor,
        MessageSender sender,
        MessageQueries queries,
        ConversationOptions limits)
    {
        var conversation = new ConversationId(id);
        var message = new SendMessage(actor, body.ClientId ?? Guid.CreateVersion7(), body.Content ?? "");
        var answer = await sender.SendAsync(conversation, message);
        if (answer.Ack is not { } ack) return limits.Problem(answer.Refusal);

        var stored = (await queries.AfterAsync(conversation, ack.Seq - 1, limit: 1)).Messages[0].ToResponse();
        return ack.Repeated
            ? TypedResults.Ok(stored)
            : TypedResults.Created($"{ApiPaths.Base}/conversations/{id}/messages?around={ack.Seq}", stored);
    }

    private static async Task<IResult> MarkRead(
        Guid id, MarkReadRequest body, Actor actor, IGrainFactory grains, ConversationOptions limits)
    {
        if (body.Seq is not { } seq) return JsonFaults.Missing("seq").ToProblem();
        if (seq < 0) return Refusals.Invalid("seq", "Must be a message's number: 0 or more.").ToProblem();

        var answer = await grains.Conversation(new ConversationId(id)).MarkRead(new MarkRead(actor, seq));
        return answer.ReadSeq is { } read
            ? TypedResults.Ok(new ReadMarkerResponse(read, answer.Unread))
            : limits.Problem(answer.Refusal);
    }
}

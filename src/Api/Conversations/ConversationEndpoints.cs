using Spherespace.Hosting;
using Spherespace.People;

namespace Spherespace.Conversations;

/// <summary>Conversations, and the same things under the word channel.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/conversations").WithTags("Conversations").RequireAuthorization();
        conversations.MapGet("/", List).Produces<ListResponse<ConversationResponse>>();
        conversations.MapPost("/", Create)
            .Produces<ConversationResponse>(StatusCodes.Status201Created).Produces<ConversationResponse>();
        conversations.MapGet("/unread-count", CountUnread).Produces<UnreadCountResponse>();
        MapOne(conversations.MapGroup("/{id:guid}"));

        var channels = routes.MapGroup("/channels").WithTags("Channels").RequireAuthorization();
        channels.MapGet("/", ListChannels).Produces<ListResponse<ConversationResponse>>();
        channels.MapPost("/", CreateChannel).Produces<ConversationResponse>(StatusCodes.Status201Created);
        MapOne(channels.MapGroup("/{id:guid}"));
    }

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("/", Get).Produces<ConversationResponse>();
        one.MapPost("/join", Join).Produces<ConversationResponse>();
        one.MapPost("/leave", Leave).Produces(StatusCodes.Status204NoContent);
        one.MapGet("/members", Members).Produces<ListResponse<MemberResponse>>();
        one.MapMessages();
    }

    private static async Task<IResult> List(
        Actor actor, ConversationQueries queries, HttpRequest request, ConversationKind? kind)
    {
        if (Paging.Read(request).Refused(out var paging, out var fault)) return fault.ToProblem();

        var page = await queries.ListAsync(actor.UserId, kind, paging.Size, paging.Offset);
        return TypedResults.Ok(paging.Answer(page, view => view.ToResponse()));
    }

    private static async Task<IResult> ListChannels(
        Actor actor, ConversationQueries queries, HttpRequest request, bool? discover, string? query)
    {
        if (Paging.Read(request).Refused(out var paging, out var fault)) return fault.ToProblem();

        var page = discover is true
            ? await queries.DiscoverAsync(actor.UserId, query, paging.Size, paging.Offset)
            : await queries.ListAsync(actor.UserId, ConversationKind.Channel, paging.Size, paging.Offset);
        return TypedResults.Ok(paging.Answer(page, view => view.ToResponse()));
    }

    private static async Task<IResult> CountUnread(Actor actor, ConversationQueries queries)
    {
        var count = await queries.CountUnreadAsync(actor.UserId);
        return TypedResults.Ok(new UnreadCountResponse(count.Messages, count.Conversations));
    }

    private static async Task<IResult> Create(
        CreateConversationRequest body,
        Actor actor,
        IGrainFactory grains,
        ConversationQueries queries,
        PeopleQueries people,
        ConversationOptions limits)
    {
        if (body.Kind is not { } kind) return JsonFaults.Missing("kind").ToProblem();
        if (kind is not ConversationKind.Direct) return await Make(body.ToCommand(actor, kind), grains, queries, limits);

        var other = body.UserId ?? (body.Username is { } name ? (await people.FindAsync(name))?.Id : null);
        if (other is null && body.Username is null) return limits.Problem(ConversationRefusal.MembersMissing);
        return other is { } with
            ? await Make(body.ToCommand(actor, kind) with { Members = [with] }, grains, queries, limits)
            : limits.Problem(ConversationRefusal.MemberUnknown);
    }

    private static Task<IResult> CreateChannel(
        CreateChannelRequest body, Actor actor, IGrainFactory grains, ConversationQueries queries, ConversationOptions limits) =>
        Make(body.ToCommand(actor), grains, queries, limits);

    private static async Task<IResult> Make(
        CreateConversation command, IGrainFactory grains, ConversationQueries queries, ConversationOptions limits)
    {
        var answer = await grains.Conversation(ConversationId.New()).Create(command);
        if (answer.Id is not { } id) return limits.Problem(answer.Refusal);

        var made = (await queries.ForUserAsync(command.Actor.UserId, id))!.ToResponse();
        return answer.Created ? TypedResults.Created($"{ApiPaths.Base}/conversations/{id}", made) : TypedResults.Ok(made);
    }

    private static async Task<IResult> Get(Guid id, Actor actor, ConversationQueries queries) =>
        await queries.ForUserAsync(actor.UserId, new ConversationId(id)) is { } view
            ? TypedResults.Ok(view.ToResponse())
            : Refusals.NotFound.ToProblem();

    private static async Task<IResult> Join(
        Guid id, Actor actor, IGrainFactory grains, ConversationQueries queries, ConversationOptions limits)
    {
        var answer = await grains.Conversation(new ConversationId(id)).Join(actor);
        return answer.Id is { } joined
            ? TypedResults.Ok((await queries.ForUserAsync(actor.UserId, joined))!.ToResponse())
            : limits.Problem(answer.Refusal);
    }

    private static async Task<IResult> Leave(Guid id, Actor actor, IGrainFactory grains, ConversationOptions limits)
    {
        var answer = await grains.Conversation(new ConversationId(id)).Leave(actor);
        return answer.Id is null ? limits.Problem(answer.Refusal) : TypedResults.NoContent();
    }

    private static async Task<IResult> Members(
        Guid id,
        Actor actor,
        IGrainFactory grains,
        ConversationQueries queries,
        ConversationOptions limits,
        HttpRequest request)
    {
        if (Paging.Read(request).Refused(out var paging, out var fault)) return fault.ToProblem();
        if (await grains.Conversation(new ConversationId(id)).RefuseToShow(actor) is { } refusal) return limits.Problem(refusal);

        var page = await queries.MembersAsync(new ConversationId(id), paging.Size, paging.Offset);
        return TypedResults.Ok(paging.Answer(page, member => member.ToResponse()));
    }
}

namespace Spherespace.Hosting;

/// <summary>Why something that was asked is not done, in words for programs and for people.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable snake_case <c>error</c> of the wire contract.</param>
/// <param name="Field">The input field at fault, or null.</param>
/// <param name="Text">A sentence for people.</param>
internal sealed record Refusal(int Status, string Code, string? Field, string Text);

/// <summary>The refusals that belong to no feature, and how any refusal reaches the caller.</summary>
internal static class Refusals
{
    public static Refusal Unauthenticated { get; } = new(401, "unauthenticated", null, "Sign in first: a valid access token is needed.");
    public static Refusal Forbidden { get; } = new(403, "forbidden", null, "You may not do this.");
    public static Refusal NotFound { get; } = new(404, "not_found", null, "There is nothing here, or nothing that you may see.");
    public static Refusal MethodNotAllowed { get; } = new(405, "method_not_allowed", null, "This address doesn't answer to that method.");
    public static Refusal TooLarge { get; } = new(413, "too_large", null, "The request is larger than allowed.");
    public static Refusal UnsupportedType { get; } = new(415, "unsupported_type", null, "Send the body as application/json.");
    public static Refusal Internal { get; } = new(500, "internal", null, "Something went wrong on our side.");
    public static Refusal Unavailable { get; } = new(503, "unavailable", null, "The server can't answer this right now. Try again.");

    public static Refusal Invalid(string? field, string text) => new(400, "invalid", field, text);

    public static Refusal RateLimited(TimeSpan wait) =>
        new(429, "rate_limited", null, $"Too many requests. Try again in {Math.Ceiling(wait.TotalSeconds):0} seconds.");

    /// <summary>The refusal for a status that the framework chose without a word.</summary>
    public static Refusal Of(int status) => status switch
    {
        400 => Invalid(null, "The request can't be understood."),
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        413 => TooLarge,
        415 => UnsupportedType,
        429 => RateLimited(TimeSpan.FromSeconds(60)),
        503 => Unavailable,
        < 500 => new(status, "refused", null, "The request was refused."),
        _ => Internal with { Status = status },
    };

    public static IResult ToProblem(this Refusal refusal) => new ProblemResult([refusal]);

    /// <summary>One refusal as it is; several faults of input together, as 400 <c>invalid</c> with all fields.</summary>
    public static IResult ToProblem(this IReadOnlyList<Refusal> refusals) => new ProblemResult(refusals);

    /// <summary>The same for the hub and the plain WebSocket.</summary>
    public static RefusedAnswer ToAnswer(this Refusal refusal) => RefusedAnswer.Of([refusal]);

    /// <summary>The same for the hub and the plain WebSocket.</summary>
    public static RefusedAnswer ToAnswer(this IReadOnlyList<Refusal> refusals) => RefusedAnswer.Of(refusals);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Details(this IReadOnlyList<Refusal> refusals) =>
        refusals.Where(refusal => refusal.Field is not null)
            .GroupBy(refusal => refusal.Field!, refusal => refusal.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)group.ToArray(), StringComparer.Ordinal);

    /// <summary>The one refusal that stands for all of them.</summary>
    public static Refusal Summary(this IReadOnlyList<Refusal> refusals) => refusals switch
    {
        [] => Internal,
        [var only] => only,
        [var first, ..] when refusals.All(refusal => refusal.Status == StatusCodes.Status409Conflict) => first with { Text = Texts(refusals) },
        _ => Invalid(null, Texts(refusals)),
    };

    private static string Texts(IReadOnlyList<Refusal> refusals) =>
        string.Join(' ', refusals.Select(refusal => refusal.Text).Distinct(StringComparer.Ordinal));
}

/// <summary>What a hub method answers instead of its result.</summary>
internal sealed record RefusedAnswer(RefusedAnswer.Reason Refused)
{
    public static RefusedAnswer Of(IReadOnlyList<Refusal> refusals)
    {
        var summary = refusals.Summary();
        return new(new Reason(summary.Code, summary.Text, refusals.Details()));
    }

    internal sealed record Reason(string Error, string Message, IReadOnlyDictionary<string, IReadOnlyList<string>> Details);
}

using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Spherespace.Hosting;

/// <summary>The body of every error: problem details (RFC 9457) with the members of the wire contract.</summary>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Error,
    string Message,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Details,
    DateTimeOffset Timestamp,
    string TraceId)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(IReadOnlyList<Refusal> refusals, DateTimeOffset now, string traceId)
    {
        var summary = refusals.Summary();
        return new(
            $"urn:spherespace:problem:{summary.Code}",
            ReasonPhrases.GetReasonPhrase(summary.Status),
            summary.Status,
            summary.Text,
            summary.Code,
            summary.Text,
            refusals.Details(),
            now,
            traceId);
    }
}

/// <summary>Writes a <see cref="Problem"/>.</summary>
internal sealed class ProblemResult(IReadOnlyList<Refusal> refusals) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var clock = httpContext.RequestServices.GetRequiredService<TimeProvider>();
        var traceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier;
        var problem = Problem.Of(refusals, clock.GetUtcNow(), traceId);

        var body = JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.Options);

        httpContext.Response.StatusCode = problem.Status;
        httpContext.Response.ContentType = Problem.ContentType;
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}

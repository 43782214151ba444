using System.Buffers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Spherespace.Hosting;

/// <summary>
/// Takes JSON bodies whole, within the limit, and turns whatever the framework can't bind into a problem that says
/// which field breaks which rule.
/// </summary>
internal sealed partial class BadRequests(RequestDelegate next, IOptions<LimitsOptions> limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var bytesMax = BytesMax(context);
        if (context.Request.ContentLength > bytesMax)
        {
            await Refusals.TooLarge.ToProblem().ExecuteAsync(context);
            return;
        }

        if (HasNul(context.Request.Query) is { } field)
        {
            await Refusals.Invalid(field, TextConverter.Rule).ToProblem().ExecuteAsync(context);
            return;
        }

        if (BodyType(context) is not null && context.Request.HasJsonContentType()) await ReadBodyAsync(context, bytesMax);
        else await RunAsync(context, default);
    }

    private long BytesMax(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? limits.Value.BodyBytes;

    private static Type? BodyType(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    private static string? HasNul(IQueryCollection query) => query.Count == 0 ? null : query
        .Where(pair => pair.Key.Contains('\0') || pair.Value.Any(text => text is not null && text.Contains('\0')))
        .Select(pair => pair.Key.Replace('\0', '?')).FirstOrDefault();

    private async Task ReadBodyAsync(HttpContext context, long bytesMax)
    {
        var capacity = (int)Math.Min(context.Request.ContentLength ?? bytesMax, bytesMax) + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(capacity);
        try
        {
            var length = await context.Request.Body.ReadAtLeastAsync(
                buffer.AsMemory(0, capacity), capacity, throwOnEndOfStream: false, context.RequestAborted);
            if (length > bytesMax)
            {
                await Refusals.TooLarge.ToProblem().ExecuteAsync(context);
                return;
            }

            context.Request.Body = new MemoryStream(buffer, 0, length, writable: false);
            await RunAsync(context, buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task RunAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Explain(context, bad, body).ToProblem().ExecuteAsync(context);
        }
    }

    private static IReadOnlyList<Refusal> Explain(HttpContext context, BadHttpRequestException bad, ReadOnlyMemory<byte> body)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest) return [Refusals.Of(bad.StatusCode)];

        var parameter = FailedParameter().Match(bad.Message).Groups["name"].Value;
        if (context.Request.RouteValues.ContainsKey(parameter)) return [Refusals.NotFound];
        if (Binding(context, parameter) is { } binding) return [Explain(binding)];
        if (BodyType(context) is { } type) return body.IsEmpty ? [JsonFaults.NotAnObject] : JsonFaults.Find(body, type);

        return [Refusals.Of(bad.StatusCode)];
    }

    private static Refusal Explain(IParameterBindingMetadata binding)
    {
        var named = binding.ParameterInfo.GetCustomAttributes(inherit: false).OfType<IFromQueryMetadata>().FirstOrDefault();
        return Refusals.Invalid(named?.Name ?? JsonFaults.SnakeCase(binding.Name), JsonFaults.Rule(binding.ParameterInfo.ParameterType));
    }

    private static IParameterBindingMetadata? Binding(HttpContext context, string parameter) =>
        context.GetEndpoint()?.Metadata.OfType<IParameterBindingMetadata>()
            .FirstOrDefault(binding => binding.Name == parameter && binding.ParameterInfo.ParameterType != BodyType(context));

    [GeneratedRegex("parameter \"[^\"]* (?<name>[^\" ]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FailedParameter();
}

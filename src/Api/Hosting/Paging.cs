using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Spherespace.Hosting;

/// <summary>The part of a list that is asked for with <c>?page=&amp;page_size=</c>, and the answer's form.</summary>
internal sealed record Paging(HttpRequest Request, int Page, int Size)
{
    private const int SizeDefault = 20;
    private const int SizeMax = 100;
    private const int PageMax = 1_000_000;

    public long Offset => (Page - 1L) * Size;

    public static PagingOrFault Read(HttpRequest request)
    {
        if (!TryRead(request, "page", 1, PageMax, out var page)) return Fault("page", PageMax);
        if (!TryRead(request, "page_size", SizeDefault, SizeMax, out var size)) return Fault("page_size", SizeMax);

        return new PagingOrFault(new Paging(request, page, size), null);
    }

    public ListResponse<TOut> Answer<TIn, TOut>(ListPage<TIn> page, Func<TIn, TOut> map) => new(
        page.Count,
        Offset + page.Items.Length < page.Count ? Address(Page + 1) : null,
        Page > 1 ? Address(Page - 1) : null,
        [.. page.Items.Select(map)]);

    private static bool TryRead(HttpRequest request, string name, int missing, int max, out int value)
    {
        value = missing;
        var text = (string?)request.Query[name];
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= max);
    }

    private static PagingOrFault Fault(string field, int max) =>
        new(null, Refusals.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from 1 to {max}.")));

    private string Address(int page)
    {
        var query = Request.Query
            .Where(pair => pair.Key is not "page" and not "access_token")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
            .Append(KeyValuePair.Create("page", (string?)page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString(Request.PathBase + Request.Path, query);
    }
}

/// <summary>What was asked for, or why it can't be answered.</summary>
internal readonly record struct PagingOrFault(Paging? Paging, Refusal? Fault)
{
    public bool Refused([NotNullWhen(false)] out Paging? paging, [NotNullWhen(true)] out Refusal? fault)
    {
        (paging, fault) = (Paging, Fault);
        return fault is not null;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Count">How long the whole list is.</param>
/// <param name="Next">The address of the next page, or null.</param>
internal sealed record ListResponse<T>(long Count, string? Next, string? Previous, IReadOnlyList<T> Results);

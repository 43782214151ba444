using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace Spherespace.Hosting;

/// <summary>A query parameter that a handler reads itself, for the OpenAPI document.</summary>
internal sealed record QueryParameter(string Name, string Description, JsonSchemaType Type);

internal static class QueryParameters
{
    private static readonly QueryParameter[] OfLists =
    [
        new("page", "Which page, from 1.", JsonSchemaType.Integer),
        new("page_size", "How many a page: 1 to 100, 20 if not said.", JsonSchemaType.Integer),
    ];

    public static RouteHandlerBuilder WithQuery(
        this RouteHandlerBuilder endpoint, string name, string description, JsonSchemaType type = JsonSchemaType.String) =>
        endpoint.WithMetadata(new QueryParameter(name, description, type));

    public static IEnumerable<IOpenApiParameter> Of(IList<object> metadata)
    {
        var isList = metadata.OfType<IProducesResponseTypeMetadata>()
            .Any(answer => answer.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ListResponse<>));
        return metadata.OfType<QueryParameter>().Concat(isList ? OfLists : []).Select(parameter => new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Schema = new OpenApiSchema
            {
                Type = parameter.Type,
                Minimum = parameter.Type == JsonSchemaType.Integer ? 1.ToString(CultureInfo.InvariantCulture) : null,
            },
        });
    }
}

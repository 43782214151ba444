using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Spherespace.Hosting;

/// <summary>Makes the schemas say what <see cref="ApiJson"/> does; of its converters the framework knows nothing.</summary>
internal static class ApiSchemas
{
    public static Task Adjust(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var shape = context.JsonTypeInfo;
        if (Plain(shape.Type) is { } plain)
        {
            var mayBeNull = Nullable.GetUnderlyingType(shape.Type) is not null || context.JsonPropertyInfo is { IsGetNullable: true };
            (schema.Type, schema.Format) = (mayBeNull ? plain.Type | JsonSchemaType.Null : plain.Type, plain.Format);
        }

        if (shape.Kind == JsonTypeInfoKind.Enumerable && Plain(shape.ElementType!) is { } item) schema.Items = item;
        if (shape.Kind == JsonTypeInfoKind.Object && schema.Properties is not null) DescribeMembers(schema, shape);
        return Task.CompletedTask;
    }

    /// <summary>The schema of what our converters write as strings.</summary>
    private static OpenApiSchema? Plain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return new() { Type = JsonSchemaType.String };
        if (type == typeof(DateTimeOffset)) return new() { Type = JsonSchemaType.String, Format = "date-time" };
        return JsonFaults.IsId(type) ? new() { Type = JsonSchemaType.String, Format = "uuid" } : null;
    }

    // The second names of members are a courtesy, not a promise. An answer has all its members, a request those it needs.
    private static void DescribeMembers(OpenApiSchema schema, JsonTypeInfo shape)
    {
        var isRequest = shape.Type.Name.EndsWith("Request", StringComparison.Ordinal);
        var hidden = shape.Properties.Where(property => JsonNames.IsAlias(property) || (isRequest && property.Set is null));
        foreach (var property in hidden) schema.Properties!.Remove(property.Name);

        var required = isRequest
            ? JsonGaps.Needed(shape)
            : shape.Properties.Where(property => property.Get is not null && property.ShouldSerialize is null);
        schema.Required = required.Select(property => property.Name).Where(schema.Properties!.ContainsKey).ToHashSet(StringComparer.Ordinal);
    }
}

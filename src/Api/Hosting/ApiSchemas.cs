using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Spherespace.Hosting;

/// <summary>Makes the schemas say what <see cref="ApiJson"/> does.</summary>
internal static class ApiSchemas
{
    public static Task Adjust(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (IsId(type)) DescribeAs(schema, "uuid", context.JsonTypeInfo);
        if (type == typeof(DateTimeOffset)) DescribeAs(schema, "date-time", context.JsonTypeInfo);
        if (type == typeof(string)) schema.Type = JsonSchemaType.String | (schema.Type & JsonSchemaType.Null);
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object) DescribeMembers(schema, context.JsonTypeInfo);
        return Task.CompletedTask;
    }

    private static bool IsId(Type type) => type == typeof(UserId) || type == typeof(SessionId)
        || type == typeof(ConversationId) || type == typeof(MessageId);

    private static void DescribeAs(OpenApiSchema schema, string format, JsonTypeInfo type)
    {
        schema.Type = Nullable.GetUnderlyingType(type.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Format = format;
        schema.Properties = null;
        schema.Required = null;
    }

    // The second names of members are a courtesy, not a promise.
    private static void DescribeMembers(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var alias in type.Properties.Where(JsonNames.IsAlias)) schema.Properties?.Remove(alias.Name);
        if (schema.Properties is null) return;

        schema.Required = type.Properties.Where(property => !JsonNames.IsAlias(property) && !property.IsGetNullable
                && schema.Properties.ContainsKey(property.Name) && Nullable.GetUnderlyingType(property.PropertyType) is null)
            .Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
    }
}

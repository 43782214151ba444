using System.Net.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Spherespace.Hosting;

/// <summary>The OpenAPI document, made from the endpoints, and two pages that show it.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer(Introduce);
        document.AddOperationTransformer(DescribeAsync);
        document.AddSchemaTransformer(ApiSchemas.Adjust);
    });

    public static void UseApiPages(this WebApplication app)
    {
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = ApiPaths.Docs[1..];
            page.SwaggerEndpoint(ApiPaths.Schema, "Spherespace");
            page.DocumentTitle = "Spherespace API";
            page.EnablePersistAuthorization();
            page.EnableTryItOutByDefault();
        });
        app.UseReDoc(page =>
        {
            page.RoutePrefix = ApiPaths.ReDoc[1..];
            page.SpecUrl = ApiPaths.Schema;
            page.DocumentTitle = "Spherespace API";
        });
    }

    public static void MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(ApiPaths.Schema);
        routes.MapGet(ApiPaths.Base, Root).WithTags("Operations").WithSummary("Where to go from here.");
    }

    private static ApiRoot Root() => new("Spherespace", Version.Number, ApiPaths.Base, ApiPaths.Docs, ApiPaths.ReDoc, ApiPaths.Schema, "/hub", "/ws", "/health");

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Spherespace",
            Version = "v1",
            Description = "Every path also answers without `/v1`, and with a trailing slash. Errors are problem details: see `Problem`.",
        };
        // Wherever the document is read, it speaks of the server that it came from.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            BearerFormat = "JWT",
            Description = "The `access` of a session.",
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation);
        context.Document?.AddComponent(nameof(Problem), problem);

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Why not.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        operation.Parameters = [.. operation.Parameters ?? [], .. QueryParameters.Of(metadata)];
        if (!metadata.OfType<IAuthorizeData>().Any() || metadata.OfType<IAllowAnonymous>().Any()) return;

        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
    }
}

/// <summary>What <c>GET /api</c> answers.</summary>
internal sealed record ApiRoot(
    string Name, string Version, string Base, string Docs, string Redoc, string Schema, string Hub, string WebSocket, string Health);

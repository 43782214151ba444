namespace Spherespace.Hosting;

/// <summary>Where the API lives: <c>/api/v1</c>, and <c>/api</c> meaning the same.</summary>
internal static class ApiPaths
{
    public const string Base = "/api/v1";
    public const string Root = "/api";
    public const string Schema = "/api/schema";
    public const string Docs = "/api/docs";
    public const string ReDoc = "/api/redoc";

    private static readonly PathString[] OtherThanApi = [Schema, Docs, ReDoc];
    private static readonly PathString[] NotForPeople = [Root, "/hub", "/ws", "/health"];

    /// <summary>Whether the path belongs to the REST API itself, once <see cref="Unify"/> has run.</summary>
    public static bool IsApi(PathString path) => Under(path, Base);

    /// <summary>Whether the path is one of the pages that show the API.</summary>
    public static bool IsDocs(PathString path) => Under(path, Docs) || Under(path, ReDoc);

    /// <summary>Whether errors on this path are for programs: problem details rather than pages.</summary>
    public static bool IsForPrograms(PathString path) => NotForPeople.Any(prefix => Under(path, prefix));

    /// <summary>Reads <c>/api/users</c> as <c>/api/v1/users</c>. Runs before routing.</summary>
    public static Task Unify(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var isShort = Under(path, Root) && !IsApi(path) && !OtherThanApi.Any(other => Under(path, other));
        if (isShort) context.Request.Path = new PathString(Base).Add(path.Value![Root.Length..]);

        return next(context);
    }

    private static bool Under(PathString path, PathString prefix) =>
        path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase);
}

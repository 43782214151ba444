using System.Reflection;

namespace Spherespace.Web;

/// <summary>Where things are in the checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Named("Root"));

    /// <summary>The server's program, built with these tests.</summary>
    public static string Server { get; } = Named("Server");

    public static string WebApp { get; } = Path.Combine(Root, "src", "Web");

    /// <summary>The web app as it was built.</summary>
    public static string BuiltWebApp { get; } = Path.Combine(WebApp, "dist");

    public static string TestResults { get; } = Path.Combine(Root, "test-results");

    private static string Named(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}

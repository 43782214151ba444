using System.Reflection;

namespace Spherespace;

/// <summary>The checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Root").Value!);

    /// <summary>The server's program, as it was built with these tests.</summary>
    public static string Server { get; } = Path.Combine(AppContext.BaseDirectory, "Spherespace.Api.dll");
}

using System.Reflection;

namespace Spherespace.Hosting;

internal static class Version
{
    /// <summary>The version that was built, such as <c>0.1.0</c>.</summary>
    public static string Number { get; } =
        typeof(Version).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

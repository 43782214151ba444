namespace Spherespace.Tidy;

/// <summary>Something that isn't as it should be: where, what, and what to do about it.</summary>
internal sealed record Finding(string Path, int Line, string What, string Remedy)
{
    public override string ToString() => $"{Path}:{Line}: {What} {Remedy}";
}

internal static class Findings
{
    public static void ShouldBeNone(this IEnumerable<Finding> findings)
    {
        var found = findings.ToArray();
        if (found.Length > 0) Assert.Fail(string.Join(Environment.NewLine, (object[])found));
    }
}

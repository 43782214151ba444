namespace Spherespace.Accounts;

/// <summary>The names that the time zone database knows, such as Europe/Paris.</summary>
internal static class TimeZoneNames
{
    private const int NameMax = 64;

    public static bool Exists(string name) =>
        name.Length is > 0 and <= NameMax
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && zone.HasIanaId;
}

using System.Buffers;
using System.Collections.Frozen;

namespace Spherespace.Accounts;

/// <summary>What a username may look like. Plain ASCII, so that no two names look the same and differ.</summary>
internal static class UsernameShape
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    // Words that paths and mentions give a meaning of their own.
    private static readonly FrozenSet<string> Reserved =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "all", "channel", "deleted", "everyone", "here", "system");

    public static bool Fits(string username) =>
        char.IsAsciiLetterOrDigit(username[0]) && !username.AsSpan().ContainsAnyExcept(Characters);

    public static bool IsReserved(string username) => Reserved.Contains(username);
}

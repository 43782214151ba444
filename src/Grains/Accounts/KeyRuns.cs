namespace Spherespace.Accounts;

/// <summary>
/// Runs that fingers make without the head: one key again and again, neighbours on the keyboard, the alphabet, counting;
/// forwards and backwards.
/// </summary>
internal static class KeyRuns
{
    private const int RunMin = 3;

    private static readonly string[] Lines =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm",
        "azertyuiop", "qsdfghjklm", "wxcvbn", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "!@#$%^&*()",
    ];

    private static readonly HashSet<(char, char)> Forwards = [.. Lines.SelectMany(line => line.Zip(line.Skip(1)))];

    /// <summary>How many characters stand in no run of three or more.</summary>
    public static int CharactersOutside(string text)
    {
        var keys = text.ToLowerInvariant();
        var outside = 0;
        for (var start = 0; start < keys.Length;)
        {
            var length = RunAt(keys, start);
            if (length < RunMin) outside++;
            start += length < RunMin ? 1 : length;
        }

        return outside;
    }

    private static int RunAt(string keys, int start) =>
        Math.Max(
            Length(keys, start, (a, b) => a == b),
            Math.Max(
                Length(keys, start, (a, b) => Forwards.Contains((a, b))),
                Length(keys, start, (a, b) => Forwards.Contains((b, a)))));

    private static int Length(string keys, int start, Func<char, char, bool> goesOn)
    {
        var end = start + 1;
        while (end < keys.Length && goesOn(keys[end - 1], keys[end])) end++;
        return end - start;
    }
}

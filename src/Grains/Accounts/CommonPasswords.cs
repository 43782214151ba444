using System.Collections.Frozen;

namespace Spherespace.Accounts;

/// <summary>
/// Passwords that everybody tries first: those of the list, and those that are a word of the list with a few digits and
/// signs around it, however the letters are disguised.
/// </summary>
internal static class CommonPasswords
{
    private const int AroundMax = 4;

    private static readonly FrozenSet<string> List = Load();
    private static readonly FrozenSet<string> Words = List.Where(word => word.All(char.IsAsciiLetter)).ToFrozenSet();

    public static bool Contain(string password)
    {
        var plain = password.ToLowerInvariant();
        return List.Contains(plain) || Words.Contains(Undisguised(plain)) || IsWordWithLittleAround(plain);
    }

    private static bool IsWordWithLittleAround(string password)
    {
        var word = password.AsSpan().TrimEnd("0123456789!?.,-_*#+ ").TrimStart("0123456789!?.,-_*#+ ").ToString();
        return password.Length - word.Length <= AroundMax && (Words.Contains(word) || Words.Contains(Undisguised(word)));
    }

    private static string Undisguised(string text) => string.Create(text.Length, text, (letters, disguised) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = Undisguised(disguised[i]);
    });

    private static char Undisguised(char character) => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    };

    private static FrozenSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Accounts/common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }
}

using System.Globalization;

namespace Spherespace.Accounts;

/// <summary>Text that people may show each other: no control characters, nothing that reverses what stands around it.</summary>
internal static class PlainText
{
    public static bool IsLine(string text) => !text.EnumerateRunes().Any(rune => IsForeign(rune.Value));

    public static bool IsParagraphs(string text) =>
        !text.EnumerateRunes().Any(rune => rune.Value is not ('\n' or '\r' or '\t') && IsForeign(rune.Value));

    // U+FFFD stands for half a surrogate pair, which no UTF-8 can hold; the ranges are the bidirectional overrides.
    private static bool IsForeign(int character) =>
        CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character is 0xFFFD or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

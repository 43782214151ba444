namespace Spherespace.Accounts;

/// <summary>
/// What an e-mail address may look like: something, one @, and a domain with a dot. Whether it exists, only a letter to
/// it can tell.
/// </summary>
internal static class EmailShape
{
    private const int LocalMax = 64;
    private const int LabelMax = 63;
    private const string NotLocal = "\"(),:;<>@[\\]";

    public static bool Fits(string email)
    {
        var at = email.LastIndexOf('@');
        return at > 0 && IsLocal(email[..at]) && IsDomain(email[(at + 1)..]);
    }

    private static bool IsLocal(string local) =>
        local.Length <= LocalMax
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && PlainText.IsLine(local)
        && !local.Any(c => char.IsWhiteSpace(c) || NotLocal.Contains(c));

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(IsLabel);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LabelMax
        && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsLetterOrDigit(c) || c == '-');
}

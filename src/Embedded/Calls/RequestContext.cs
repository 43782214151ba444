namespace Orleans.Runtime;

/// <summary>Values that travel along with calls, from caller to callee, never back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Dictionary<string, object>?> Travelling = new();

    public static IEnumerable<string> Keys => Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries =>
        Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The call chain that may reenter the grains that started or joined it; empty when none may.</summary>
    public static Guid ReentrancyId
    {
        get => ReentrancyIdOf(Values);
        set
        {
            if (value == Guid.Empty) Remove(ReentrancyKey);
            else Set(ReentrancyKey, value);
        }
    }

    /// <summary>Never changed once it is visible, hence shared by everyone who captured it.</summary>
    internal static Dictionary<string, object>? Values
    {
        get => Travelling.Value;
        set => Travelling.Value = value;
    }

    private const string ReentrancyKey = "#CCR";

    public static object? Get(string key) => Values?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Values = new Dictionary<string, object>(Values ?? [], StringComparer.Ordinal) { [key] = value };

    public static bool Remove(string key)
    {
        if (Values is not { } values || !values.ContainsKey(key)) return false;

        var rest = new Dictionary<string, object>(values, StringComparer.Ordinal);
        rest.Remove(key);
        Values = rest.Count > 0 ? rest : null;
        return true;
    }

    public static void Clear() => Values = null;

    /// <summary>Until disposed, calls made from here may call back into this grain while it awaits them.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var outer = ReentrancyId;
        return new ReentrancySection(outer, outer == Guid.Empty ? Guid.NewGuid() : outer);
    }

    /// <summary>Until disposed, calls made from here may not.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    internal static Guid ReentrancyIdOf(Dictionary<string, object>? values) =>
        values is not null && values.TryGetValue(ReentrancyKey, out var id) && id is Guid chain ? chain : Guid.Empty;

    /// <summary>The extent of one decision about reentrancy.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _outer;
        private readonly Guid _chain;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _outer = originalReentrancyId;
            _chain = newReentrancyId;
            if (_chain != _outer) ReentrancyId = _chain;
            if (_chain != Guid.Empty) RuntimeContext.Current?.EnterSection(_chain);
        }

        public void Dispose()
        {
            if (_chain != Guid.Empty) RuntimeContext.Current?.LeaveSection(_chain);
            if (_chain != _outer) ReentrancyId = _outer;
        }
    }
}

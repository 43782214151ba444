namespace Orleans.Runtime;

/// <summary>The activation whose turn this thread is running, if any.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static Activation? _current;

    public static Activation? Current => _current;

    public static Activation Require() => _current
        ?? throw new InvalidOperationException("Only possible in a grain's turn, and no grain is running here.");

    /// <returns>What was current before; hand it to <see cref="Leave"/>.</returns>
    public static Activation? Enter(Activation activation)
    {
        var previous = _current;
        _current = activation;
        return previous;
    }

    public static void Leave(Activation? previous) => _current = previous;
}

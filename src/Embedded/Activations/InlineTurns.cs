using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>
/// When a turn may run on its caller's thread. That saves two trips through the thread pool, and is the same to the
/// grain: same scheduler, same context, nothing else of it running.
/// </summary>
internal static class InlineTurns
{
    // A chain of warm calls deeper than this goes on through the pool.
    private const int DepthMax = 16;

    [ThreadStatic]
    private static int _depth;

    public static bool Allowed(EmbeddedHost host) =>
        host.RunsInline
        && _depth < DepthMax
        && SynchronizationContext.Current is null
        && !ExecutionContext.IsFlowSuppressed()
        && (RuntimeContext.Current is not null || ReferenceEquals(TaskScheduler.Current, TaskScheduler.Default))
        && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    public static Level Deeper()
    {
        _depth++;
        return default;
    }

    public readonly struct Level : IDisposable
    {
        public void Dispose() => _depth--;
    }
}

namespace Orleans.Runtime;

/// <summary>
/// The execution context of a thread that has none. Turns start from it, so that nothing ambient leaks from a caller
/// into a grain: only what <see cref="CallContext"/> takes along.
/// </summary>
internal static class CleanContext
{
    private static readonly ExecutionContext Clean = CaptureOnNewThread();

    /// <summary>Makes a task whose body will run in the clean context.</summary>
    public static Task NewTask(Action<object?> body, object state)
    {
        var ambient = ExecutionContext.Capture();
        if (ambient is null || ReferenceEquals(ambient, Clean)) return new Task(body, state);

        ExecutionContext.Restore(Clean);
        try
        {
            return new Task(body, state);
        }
        finally
        {
            ExecutionContext.Restore(ambient);
        }
    }

    /// <summary>Does something that would capture the ambient context, such as making a timer.</summary>
    public static T Run<T>(Func<T> make)
    {
        var ambient = ExecutionContext.Capture();
        if (ambient is null || ReferenceEquals(ambient, Clean)) return make();

        ExecutionContext.Restore(Clean);
        try
        {
            return make();
        }
        finally
        {
            ExecutionContext.Restore(ambient);
        }
    }

    private static ExecutionContext CaptureOnNewThread()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}

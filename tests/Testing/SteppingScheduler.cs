namespace Spherespace.Testing;

/// <summary>
/// A scheduler that runs nothing by itself. A test steps through what is due, in an order that its seed decides, so
/// that one seed is one history.
/// </summary>
public sealed class SteppingScheduler(int seed) : TaskScheduler
{
    private readonly Random _random = new(seed);
    private readonly List<Task> _due = [];

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts something on this scheduler, and steps until nothing is due any more.</summary>
    /// <returns>What it came to; not complete if it waits for something outside.</returns>
    public Task<T> Run<T>(Func<Task<T>> action)
    {
        var running = Task.Factory.StartNew(
            action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);
        RunAll();
        return running.Unwrap();
    }

    /// <inheritdoc cref="Run{T}" />
    public Task Run(Func<Task> action) => Run(async () =>
    {
        await action();
        return true;
    });

    /// <summary>Steps until something that runs elsewhere is complete.</summary>
    public async Task RunUntil(Task elsewhere)
    {
        while (!elsewhere.IsCompleted)
        {
            RunAll();
            await Task.Yield();
        }

        await elsewhere;
    }

    public void RunAll()
    {
        while (Step())
        {
        }
    }

    /// <returns>False where nothing is due.</returns>
    public bool Step()
    {
        Task next;
        lock (_due)
        {
            if (_due.Count == 0) return false;

            var index = _random.Next(_due.Count);
            next = _due[index];
            _due.RemoveAt(index);
        }

        Execute(next);
        return true;
    }

    // A test's own context would take what an await continues with away from here.
    private void Execute(Task task)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_due) _due.Add(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_due) return [.. _due];
    }
}

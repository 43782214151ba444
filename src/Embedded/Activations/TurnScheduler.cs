namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation one at a time, in the order in which they came. Awaits inside a grain continue
/// here. Turns run on the thread pool, or one by one on the scheduler that the host was given; a turn may also run on
/// the thread of a caller who finds the activation idle (<see cref="TryEnter"/>).
/// </summary>
internal sealed class TurnScheduler(Activation activation, TaskScheduler? given) : TaskScheduler, IThreadPoolWorkItem
{
    // Long enough to be worth a trip through the pool, short enough not to starve others.
    private const long QuantumMilliseconds = 25;

    private readonly Queue<Task> _turns = new(1);
    private State _state;

    private enum State : byte
    {
        Idle,
        Scheduled,
        Running,
    }

    /// <summary>Guards the turns, and with them everything that decides which request may start.</summary>
    public Lock Gate { get; } = new();

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Takes the right to run a turn on this thread, if none runs or waits. Hold the gate.</summary>
    public bool TryEnter()
    {
        if (_state != State.Idle) return false;

        _state = State.Running;
        return true;
    }

    /// <summary>Runs a turn on this thread after <see cref="TryEnter"/>, without the gate.</summary>
    public void RunEntered(Task turn)
    {
        var outer = RuntimeContext.Enter(activation);
        try
        {
            turn.RunSynchronously(this);
        }
        finally
        {
            RuntimeContext.Leave(outer);
            Release();
        }
    }

    void IThreadPoolWorkItem.Execute() => Drain();

    protected override void QueueTask(Task task)
    {
        lock (Gate)
        {
            _turns.Enqueue(task);
            if (_state == State.Idle) Schedule();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate) return [.. _turns];
    }

    private void Schedule()
    {
        _state = State.Scheduled;
        if (given is null) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        else CleanContext.NewTask(static self => ((TurnScheduler)self!).Drain(), this).Start(given);
    }

    private void Drain()
    {
        var outer = RuntimeContext.Enter(activation);
        var start = Environment.TickCount64;
        while (TryTake(out var turn))
        {
            TryExecuteTask(turn);

            // A scheduler that was given decides about every single turn.
            if (given is null && Environment.TickCount64 - start < QuantumMilliseconds) continue;

            Release();
            break;
        }

        RuntimeContext.Leave(outer);
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Task? turn)
    {
        lock (Gate)
        {
            var taken = _turns.TryDequeue(out turn);
            _state = taken ? State.Running : State.Idle;
            return taken;
        }
    }

    private void Release()
    {
        lock (Gate)
        {
            if (_turns.Count > 0) Schedule();
            else _state = State.Idle;
        }
    }
}

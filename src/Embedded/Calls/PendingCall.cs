using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A caller who waits: for the answer, the response timeout or a cancellation, whichever is first.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Those who have the callee's token may outlive the call.")]
internal abstract class PendingCall
{
    private CancellationTokenRegistration _following;
    private CancellationTokenSource? _callee;
    private ResponseTimeouts.Line? _line;
    private Request? _request;

    public abstract Task Task { get; }

    public bool IsAnswered => Task.IsCompleted;

    /// <summary>The callee's task, once it is running.</summary>
    public Task? Outcome { get; set; }

    public Request Request => _request!;

    internal PendingCall? Previous { get; set; }

    internal PendingCall? Next { get; set; }

    internal long SentAt { get; set; }

    public void Start(Request request, ResponseTimeouts timeouts)
    {
        _request = request;
        _line = timeouts.Add(this);
    }

    /// <returns>The token that the callee gets.</returns>
    public CancellationToken Follow(CancellationToken caller)
    {
        _callee = new CancellationTokenSource();
        _following = caller.UnsafeRegister(static (state, token) => ((PendingCall)state!).Cancel(token), this);
        return _callee.Token;
    }

    public void Answer(Task outcome)
    {
        if (!TrySetFrom(outcome)) return;

        _line?.Remove(this);
        _following.Dispose();
    }

    public void TimeOut(TimeSpan timeout)
    {
        if (TrySetException(new TimeoutException($"Response did not arrive on time in {timeout} for {_request}.")))
        {
            _following.Dispose();
        }
    }

    protected abstract bool TrySetFrom(Task outcome);

    protected abstract bool TrySetException(Exception fault);

    protected abstract bool TrySetCanceled(CancellationToken token);

    private void Cancel(CancellationToken token)
    {
        if (TrySetCanceled(token)) _line?.Remove(this);
        if (Outcome is not { IsCompleted: true }) _request!.CancelCallee(_callee!);
    }
}

internal sealed class PendingCall<T>(TaskCreationOptions options) : PendingCall
{
    private readonly TaskCompletionSource<T> _answer = new(options);

    public override Task Task => _answer.Task;

    protected override bool TrySetFrom(Task outcome) => outcome switch
    {
        Task<T> typed => _answer.TrySetFromTask(typed),
        { IsCompletedSuccessfully: true } => _answer.TrySetResult(default!),
        { IsCanceled: true } => _answer.TrySetCanceled(),
        _ => _answer.TrySetException(outcome.Exception!.InnerExceptions),
    };

    protected override bool TrySetException(Exception fault) => _answer.TrySetException(fault);

    protected override bool TrySetCanceled(CancellationToken token) => _answer.TrySetCanceled(token);
}

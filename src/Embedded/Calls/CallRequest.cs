namespace Orleans.Runtime;

/// <summary>A request of a method without result.</summary>
internal abstract class CallRequest : Request
{
    public override object? ResultOf(Task outcome) => null;

    protected override Task Failed(Exception fault) => Task.FromException(fault);

    protected override Task InvokeFiltered(FilteredCall call) => call.Invoke();

    protected override PendingCall NewPendingCall(TaskCreationOptions options) => new PendingCall<bool>(options);
}

/// <summary>A request of a method with a result.</summary>
internal abstract class CallRequest<T> : Request
{
    public override object? ResultOf(Task outcome) => ((Task<T>)outcome).Result;

    protected override Task Failed(Exception fault) => Task.FromException<T>(fault);

    protected override Task InvokeFiltered(FilteredCall call) => InvokeFilteredCore(call);

    protected override PendingCall NewPendingCall(TaskCreationOptions options) => new PendingCall<T>(options);

    private static async Task<T> InvokeFilteredCore(FilteredCall call)
    {
        await call.Invoke();
        return (T)call.Result!;
    }
}

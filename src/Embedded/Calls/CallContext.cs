using System.Diagnostics;

namespace Orleans.Runtime;

/// <summary>What a request takes along from its caller: the request context, the trace, and who called.</summary>
internal sealed class CallContext
{
    private readonly Activity? _activity;

    private CallContext(Dictionary<string, object>? values, Activity? activity, GrainId? caller)
    {
        Values = values;
        _activity = activity;
        Caller = caller;
    }

    public Dictionary<string, object>? Values { get; }

    public GrainId? Caller { get; }

    /// <returns>Null where there is nothing to take along, which is the usual case.</returns>
    public static CallContext? Capture(bool withCaller)
    {
        var values = RequestContext.Values;
        var activity = Activity.Current;
        var caller = withCaller ? RuntimeContext.Current?.GrainId : null;

        return values is null && activity is null && caller is null ? null : new CallContext(values, activity, caller);
    }

    /// <summary>Makes it the context of the turn that is running.</summary>
    public void Enter()
    {
        if (Values is not null) RequestContext.Values = Values;
        if (_activity is not null) Activity.Current = _activity;
    }
}

using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call on its way through the filters: the host's in their order, the grain's own, the grain.</summary>
internal sealed class FilteredCall(Request request, RequestTarget target, object instance) : IIncomingGrainCallContext
{
    private int _passed;

    public IInvokable Request => request;

    public object Grain => instance;

    public GrainId? SourceId => request.Caller;

    public GrainId TargetId => target.GrainId;

    public string InterfaceName => request.GetInterfaceName();

    public string MethodName => request.GetMethodName();

    public MethodInfo InterfaceMethod => request.GetMethod();

    public object? Result { get; set; }

    public IGrainContext TargetContext => target as IGrainContext
        ?? throw new NotSupportedException($"{target.GrainId} is an observer and has no activation.");

    public MethodInfo ImplementationMethod
    {
        get
        {
            // What the host itself asks, such as a timer's tick, has no interface.
            var declaring = request.Contract.Method.DeclaringType!;
            if (!declaring.IsInterface) return request.Contract.Method;

            var map = instance.GetType().GetInterfaceMap(declaring);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, request.Contract.Method)];
        }
    }

    public async Task Invoke()
    {
        var filters = target.Host.Filters;
        var stage = _passed++;
        if (stage < filters.Length)
        {
            await filters[stage].Invoke(this);
        }
        else if (stage == filters.Length && instance is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            var outcome = request.Invoke(instance);
            await outcome;
            Result = request.ResultOf(outcome);
        }
    }
}

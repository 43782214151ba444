namespace Orleans.Runtime;

/// <summary>Where requests end up: an activation, the workers of a stateless worker, or an observer.</summary>
internal abstract class RequestTarget(EmbeddedHost host)
{
    public EmbeddedHost Host { get; } = host;

    public abstract GrainId GrainId { get; }

    /// <summary>True when it will take no more requests, and a new one must be located.</summary>
    public abstract bool IsDefunct { get; }

    /// <summary>The object that is called.</summary>
    public abstract object? Instance { get; }

    public bool HasFilters => Host.Filters.Length > 0;

    /// <summary>Runs the request on the caller's thread, as a turn of the target, if nothing forbids it.</summary>
    public abstract bool TryRunNow(Request request);

    /// <summary>Queues the request.</summary>
    public abstract void Post(Request request);

    /// <summary>Runs something in a turn of its own, whatever the target awaits.</summary>
    public abstract void RunSoon(Action<object?> action, object state);

    public abstract void OnEnded(Request request);

    public virtual void OnFault(Request request, Exception fault)
    {
        if (request.Contract.OneWay) Host.LogOneWayFailed(request.Contract, GrainId, fault);
    }
}

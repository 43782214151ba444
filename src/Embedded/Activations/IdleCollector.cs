namespace Orleans.Runtime;

/// <summary>Looks from time to time which activations nobody uses any more, and ends them.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly EmbeddedHost _host;
    private readonly ITimer _timer;

    public IdleCollector(EmbeddedHost host)
    {
        _host = host;
        var every = host.Options.CollectionQuantum;
        _timer = CleanContext.Run(() =>
            host.Clock.CreateTimer(static self => ((IdleCollector)self!).Collect(), this, every, every));
    }

    public void Dispose() => _timer.Dispose();

    private void Collect()
    {
        foreach (var activation in _host.Activations) activation.CollectIfIdle();
    }
}

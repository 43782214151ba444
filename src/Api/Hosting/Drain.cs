namespace Spherespace.Hosting;

/// <summary>
/// The end of the server: from the signal on it is not ready; requests that are under way get a while to finish and are
/// then cut, so that the grains and the database can still stop in order.
/// </summary>
internal sealed class Drain : IDisposable
{
    /// <summary>How long requests may take once the server is told to stop.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(15);

    /// <summary>How long the whole stop may take: draining, then grains, then the database.</summary>
    public static readonly TimeSpan StopLasts = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _cut = new();
    private readonly IHostApplicationLifetime _lifetime;

    public Drain(IHostApplicationLifetime lifetime)
    {
        _lifetime = lifetime;
        lifetime.ApplicationStopping.Register(() => _cut.CancelAfter(Lasts));
    }

    public bool HasBegun => _lifetime.ApplicationStopping.IsCancellationRequested;

    public async Task Watch(HttpContext context, RequestDelegate next)
    {
        using var cut = _cut.Token.UnsafeRegister(static context => ((HttpContext)context!).Abort(), context);
        await next(context);
    }

    public void Dispose() => _cut.Dispose();
}

namespace Spherespace.Health;

/// <inheritdoc cref="IPulseGrain"/>
[StatelessWorker(1)]
internal sealed class PulseGrain : Grain, IPulseGrain
{
    public Task Beat() => Task.CompletedTask;
}

using Orleans;

namespace Spherespace.Hosts.Context;

public interface ICancellableGrain : IGrainWithGuidKey
{
    Task WaitForCancellation(Guid place, CancellationToken cancellation);

    Task WaitThrough(ICancellableGrain other, Guid place, CancellationToken cancellation);
}

internal sealed class CancellableGrain : Grain, ICancellableGrain
{
    public async Task WaitForCancellation(Guid place, CancellationToken cancellation)
    {
        Signals.Raise(place, "waiting");
        await using var registration = cancellation.Register(() => Signals.Raise(place, "cancelled"));
        await Signals.Until(place, "cancelled");
    }

    public Task WaitThrough(ICancellableGrain other, Guid place, CancellationToken cancellation) =>
        other.WaitForCancellation(place, cancellation);
}

public sealed class CancellationTests(GrainHostFixture host) : GrainHostTests(host)
{
    private ICancellableGrain Grain => Grains.GetGrain<ICancellableGrain>(Here);

    [Fact]
    public async Task Cancel_WhileTheCallRuns_ReachesTheCalleeAndEndsTheCall()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain.WaitForCancellation(Here, cancellation.Token);
        await Signals.When(Here, "waiting");

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call).Soon("the cancelled call");
        await Signals.When(Here, "cancelled");
    }

    [Fact]
    public async Task Cancel_ThroughAnotherGrain_ReachesTheLast()
    {
        using var cancellation = new CancellationTokenSource();
        var last = Grains.GetGrain<ICancellableGrain>(Guid.NewGuid());
        var call = Grain.WaitThrough(last, Here, cancellation.Token);
        await Signals.When(Here, "waiting");

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call).Soon("the cancelled call");
        await Signals.When(Here, "cancelled");
    }

    [Fact]
    public async Task Call_WithACancelledToken_IsNotMade()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            () => Grain.WaitForCancellation(Here, new CancellationToken(canceled: true)));

        Signals.IsRaised(Here, "waiting").ShouldBeFalse();
    }
}

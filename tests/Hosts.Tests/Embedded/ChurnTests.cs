using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Spherespace.Hosts.Embedded;

public interface IChurnGrain : IGrainWithIntegerKey
{
    /// <summary>Adds one; now and then ends the activation.</summary>
    Task<long> Add(bool leave, bool yield);

    [AlwaysInterleave]
    Task<int> Peek();

    Task AddVia(long other, bool leave);
}

/// <summary>Counts in a place that outlives activations, and notices when two of one key are active at once.</summary>
internal sealed class ChurnGrain : Grain, IChurnGrain
{
    private static readonly int[] Active = new int[ChurnTests.Keys];
    private static readonly long[] Counts = new long[ChurnTests.Keys];
    private bool _inside;

    public static int Overlaps;
    public static int Activations;

    private long Key => this.GetPrimaryKeyLong();

    public static long Total => Counts.Sum();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Activations);
        if (Interlocked.Increment(ref Active[Key]) > 1) Interlocked.Increment(ref Overlaps);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Interlocked.Decrement(ref Active[Key]);
    }

    public async Task<long> Add(bool leave, bool yield)
    {
        if (_inside) Interlocked.Increment(ref Overlaps);
        _inside = true;
        var count = Counts[Key];
        if (yield) await Task.Yield();
        Counts[Key] = count + 1;
        _inside = false;
        if (leave) DeactivateOnIdle();
        return count;
    }

    public Task<int> Peek() => Task.FromResult(Active[Key]);

    public async Task AddVia(long other, bool leave) =>
        await GrainFactory.GetGrain<IChurnGrain>(other).Add(leave, yield: true);
}

public interface IQuietGrain : IGrainWithIntegerKey
{
    Task Work();
}

internal sealed class QuietGrain : Grain, IQuietGrain
{
    public static int Alive;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Alive);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref Alive);
        return Task.CompletedTask;
    }

    public async Task Work() => await Task.Yield();
}

public interface IFickleGrain : IGrainWithGuidKey
{
    Task Note(int number);
}

/// <summary>Notes in a place that outlives activations, and ends its own now and then.</summary>
internal sealed class FickleGrain : Grain, IFickleGrain
{
    public static readonly List<int> Noted = [];
    public static int Activations;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Activations++;
        return Task.CompletedTask;
    }

    public async Task Note(int number)
    {
        if (number % 3 == 0) await Task.Yield();
        Noted.Add(number);
        if (number % 50 == 0) DeactivateOnIdle();
    }
}

public sealed class ChurnTests
{
    internal const int Keys = 8;
    private const int Callers = 16;
    private const int CallsEach = 4_000;

    [Fact]
    public async Task Calls_FromManyThreadsWhileGrainsComeAndGo_AreAllMadeOnceAndOneAtATime()
    {
        var seed = Environment.TickCount;
        await using var host = await OwnHost.StartAsync(OwnHost.WithTheseGrains);

        await AtOnce(caller => CallAtRandom(host.Grains, seed + caller))
            .Soon($"all calls to be answered (seed {seed})");

        ChurnGrain.Total.ShouldBe(Callers * CallsEach, $"seed {seed}");
        ChurnGrain.Overlaps.ShouldBe(0, $"seed {seed}");
        ChurnGrain.Activations.ShouldBeGreaterThan(Keys * 10, $"seed {seed}");
    }

    [Fact]
    public async Task Calls_OfOneCallerWhileItsGrainComesAndGoes_KeepTheirOrder()
    {
        var place = Guid.NewGuid();
        await using var host = await OwnHost.StartAsync(OwnHost.WithTheseGrains);
        var grain = host.Grains.GetGrain<IFickleGrain>(place);

        // Nobody awaits in between, so all that keeps the order is the way through the host.
        await Task.Run(() => Task.WhenAll(Enumerable.Range(0, 20_000).Select(number => grain.Note(number))))
            .Soon("all calls to be answered");

        FickleGrain.Noted.Count.ShouldBe(20_000);
        var astray = FickleGrain.Noted.Where(static (number, place) => number != place).Take(10);
        astray.ShouldBeEmpty();
        FickleGrain.Activations.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Stop_WhileManyCall_AnswersOrRefusesEveryCall()
    {
        await using var host = await OwnHost.StartAsync(OwnHost.WithTheseGrains);
        var callers = AtOnce(caller => CallUntilRefused(host.Grains, caller));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(key => host.Grains.GetGrain<IQuietGrain>(key).Work()));

        await host.StopAsync().Soon("the stop");

        await callers.Soon("every caller to be refused at last");
        QuietGrain.Alive.ShouldBe(0);
    }

    private static Task AtOnce(Func<int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => call(caller))));

    private static async Task CallUntilRefused(IGrainFactory grains, int seed)
    {
        var random = new Random(seed);
        try
        {
            while (true) await grains.GetGrain<IQuietGrain>(random.Next(100)).Work();
        }
        catch (SiloUnavailableException)
        {
            // What the caller was waiting for.
        }
    }

    private static async Task CallAtRandom(IGrainFactory grains, int seed)
    {
        var random = new Random(seed);
        var callsInFlight = new List<Task>();
        for (var call = 0; call < CallsEach; call++)
        {
            var key = random.Next(Keys / 2);
            var leave = random.Next(50) == 0;
            callsInFlight.Add(random.Next(3) switch
            {
                0 => grains.GetGrain<IChurnGrain>(key).Add(leave, yield: true),
                1 => grains.GetGrain<IChurnGrain>(key).Add(leave, yield: false),

                // Only upwards, so that no two grains wait for each other.
                _ => grains.GetGrain<IChurnGrain>(key).AddVia((Keys / 2) + random.Next(Keys / 2), leave),
            });
            if (random.Next(4) == 0) callsInFlight.Add(grains.GetGrain<IChurnGrain>(key).Peek());
            if (callsInFlight.Count < 8) continue;

            await Task.WhenAll(callsInFlight);
            callsInFlight.Clear();
        }

        await Task.WhenAll(callsInFlight);
    }
}

using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;
using Spherespace.Testing;

namespace Spherespace.Hosts.Embedded;

public interface IRaceGrain : IGrainWithIntegerKey
{
    Task Run(int laps);

    [OneWay]
    Task Pass(long runner, int lap);

    Task<ImmutableArray<string>> Course();
}

/// <summary>Key 0 keeps the minutes; the others run laps and report each one.</summary>
internal sealed class RaceGrain : Grain, IRaceGrain
{
    private readonly List<string> _course = [];

    public async Task Run(int laps)
    {
        for (var lap = 1; lap <= laps; lap++)
        {
            await GrainFactory.GetGrain<IRaceGrain>(0).Pass(this.GetPrimaryKeyLong(), lap);
            await Task.Yield();
        }
    }

    public async Task Pass(long runner, int lap)
    {
        await Task.Yield();
        _course.Add($"{runner}:{lap}@{Environment.CurrentManagedThreadId}");
    }

    public Task<ImmutableArray<string>> Course() => Task.FromResult<ImmutableArray<string>>([.. _course]);
}

public sealed class SimulationTests
{
    [Fact]
    public async Task Race_WithOneSeed_IsAlwaysTheSame()
    {
        (await Race(seed: 1)).ShouldBe(await Race(seed: 1));
        (await Race(seed: 2)).ShouldBe(await Race(seed: 2));
    }

    [Fact]
    public async Task Race_WithOtherSeeds_TakesOtherCourses()
    {
        var courses = await Task.WhenAll(Enumerable.Range(1, 10).Select(Race));

        courses.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Race_WithAnySeed_KeepsEachRunnersLapsInOrder()
    {
        var course = (await Race(seed: 3)).Split(' ');

        foreach (var runner in course.GroupBy(static pass => pass.Split(':')[0], StringComparer.Ordinal))
        {
            runner.Select(static pass => pass.Split(':')[1]).ShouldBe(["1", "2", "3", "4", "5"]);
        }
    }

    private static async Task<string> Race(int seed)
    {
        var scheduler = new SteppingScheduler(seed);
        await using var host = await OwnHost.StartAsync(options =>
        {
            OwnHost.WithTheseGrains(options);
            options.TaskScheduler = scheduler;
        });
        var thread = Environment.CurrentManagedThreadId;

        var race = scheduler.Run(async () =>
        {
            var runners = Enumerable.Range(1, 4).Select(runner => host.Grains.GetGrain<IRaceGrain>(runner));
            await Task.WhenAll(runners.Select(static runner => runner.Run(5)));
            return await host.Grains.GetGrain<IRaceGrain>(0).Course();
        });
        race.IsCompleted.ShouldBeTrue("everything runs on the scheduler that the host was given");
        var course = await race;

        await scheduler.RunUntil(host.StopAsync());
        course.ShouldAllBe(pass => pass.EndsWith($"@{thread}", StringComparison.Ordinal));
        return string.Join(' ', course.Select(static pass => pass.Split('@')[0]));
    }
}

using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Concurrency;
using Orleans.Hosting;

namespace Spherespace.Benchmarks;

public interface IEchoGrain : IGrainWithGuidKey
{
    Task<int> Echo(int value);

    [AlwaysInterleave]
    ValueTask<int> EchoAfterYield(int value);

    [OneWay]
    Task Tell(int value);
}

public interface ICallerGrain : IGrainWithGuidKey
{
    Task CallMany(Guid callee, int times);

    Task CallManyThatYield(Guid callee, int times);

    Task TellMany(Guid callee, int times);
}

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<int> Echo(int value) => Task.FromResult(value);

    public async ValueTask<int> EchoAfterYield(int value)
    {
        await Task.Yield();
        return value;
    }

    public Task Tell(int value) => Task.CompletedTask;
}

internal sealed class CallerGrain : Grain, ICallerGrain
{
    public async Task CallMany(Guid callee, int times)
    {
        var echo = GrainFactory.GetGrain<IEchoGrain>(callee);
        for (var call = 0; call < times; call++) await echo.Echo(call + 1000);
    }

    public async Task CallManyThatYield(Guid callee, int times)
    {
        var echo = GrainFactory.GetGrain<IEchoGrain>(callee);
        for (var call = 0; call < times; call++) await echo.EchoAfterYield(call + 1000);
    }

    public async Task TellMany(Guid callee, int times)
    {
        var echo = GrainFactory.GetGrain<IEchoGrain>(callee);
        for (var call = 0; call < times; call++) await echo.Tell(call);
        await echo.Echo(0);
    }
}

/// <summary>What a call between warm grains costs, beside the same call on a plain object.</summary>
[MemoryDiagnoser]
public class GrainCallBenchmarks
{
    private const int Calls = 10_000;

    private readonly Guid _callee = Guid.NewGuid();
    private readonly PlainEcho _plain = new();
    private IHost _host = null!;
    private ICallerGrain _caller = null!;
    private IGrainFactory _grains = null!;

    [GlobalSetup]
    public async Task Start()
    {
        _host = new HostBuilder()
            .ConfigureServices(static services => services.AddEmbeddedGrains(
                static options => options.GrainAssemblies.Add(typeof(EchoGrain).Assembly)))
            .Build();
        await _host.StartAsync();
        _grains = _host.Services.GetRequiredService<IGrainFactory>();
        _caller = _grains.GetGrain<ICallerGrain>(Guid.NewGuid());
        await _caller.CallMany(_callee, 1);
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task PlainObject()
    {
        for (var call = 0; call < Calls; call++) await _plain.Echo(call + 1000);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task GrainToGrain() => _caller.CallMany(_callee, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task GrainToGrainThatAwaits() => _caller.CallManyThatYield(_callee, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task OneWay() => _caller.TellMany(_callee, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task OutsideToGrainByKey()
    {
        for (var call = 0; call < Calls; call++) await _grains.GetGrain<IEchoGrain>(_callee).Echo(call + 1000);
    }

    private sealed class PlainEcho
    {
        private int _offset;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public Task<int> Echo(int value) => Task.FromResult(value + _offset++);
    }
}

using System.Collections.Concurrent;
using Orleans;
using Orleans.Concurrency;

namespace Spherespace.Hosts.Observers;

public interface IListener : IGrainObserver
{
    Task Hear(int number);

    [OneWay]
    Task HearOneWay(int number);

    void HearAndForget(int number);

    Task<int> Count();

    Task Fail();
}

public interface ISpeaker : IGrainWithGuidKey
{
    Task Listen(IListener listener);

    Task Say(int number);

    Task SayOneWay(int number);

    Task SayAndForget(int number);

    Task<int> AskForCount();

    Task LetItFail();
}

internal sealed class SpeakerGrain : Grain, ISpeaker
{
    private IListener? _listener;

    public Task Listen(IListener listener)
    {
        _listener = listener;
        return Task.CompletedTask;
    }

    public Task Say(int number) => _listener!.Hear(number);

    public Task SayOneWay(int number) => _listener!.HearOneWay(number);

    public Task SayAndForget(int number)
    {
        _listener!.HearAndForget(number);
        return Task.CompletedTask;
    }

    public Task<int> AskForCount() => _listener!.Count();

    public Task LetItFail() => _listener!.Fail();
}

internal sealed class Listener : IListener
{
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;

    public ConcurrentQueue<int> Heard { get; } = new();

    public bool Overlapped { get; private set; }

    public int Expected { get; init; } = int.MaxValue;

    public Task HeardEnough => _enough.Task.Soon("the listener to hear enough");

    public async Task Hear(int number)
    {
        Overlapped |= Interlocked.Increment(ref _inside) > 1;
        await Task.Yield();
        Add(number);
        Interlocked.Decrement(ref _inside);
    }

    public Task HearOneWay(int number) => Hear(number);

    public void HearAndForget(int number) => Add(number);

    public Task<int> Count() => Task.FromResult(Heard.Count);

    public Task Fail() => throw new InvalidOperationException("Can't hear.");

    private void Add(int number)
    {
        Heard.Enqueue(number);
        if (Heard.Count == Expected) _enough.TrySetResult();
    }
}

public sealed class ObserverTests(GrainHostFixture host) : GrainHostTests(host)
{
    private ISpeaker Speaker => Grains.GetGrain<ISpeaker>(Here);

    [Fact]
    public async Task Observer_CalledInEveryWay_Hears()
    {
        var listener = new Listener { Expected = 3 };
        await Speaker.Listen(Grains.CreateObjectReference<IListener>(listener));

        await Speaker.Say(1);
        await Speaker.SayOneWay(2);
        await Speaker.SayAndForget(3);

        await listener.HeardEnough;
        listener.Heard.ShouldBe([1, 2, 3], ignoreOrder: true);
        (await Speaker.AskForCount()).ShouldBe(3);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Observer_CalledQuickly_HearsOneAtATime()
    {
        var listener = new Listener { Expected = 200 };
        await Speaker.Listen(Grains.CreateObjectReference<IListener>(listener));

        foreach (var number in Enumerable.Range(0, 200)) await Speaker.SayOneWay(number);

        await listener.HeardEnough;
        listener.Heard.ShouldBe(Enumerable.Range(0, 200), ignoreOrder: true);
        listener.Overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task Observer_ThatThrows_FailsTheGrainsCall()
    {
        var listener = new Listener();
        await Speaker.Listen(Grains.CreateObjectReference<IListener>(listener));

        (await Should.ThrowAsync<InvalidOperationException>(() => Speaker.LetItFail())).Message.ShouldBe("Can't hear.");
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task DeleteObjectReference_EndsIt_AndOneWayCallsAreLost()
    {
        var listener = new Listener();
        var reference = Grains.CreateObjectReference<IListener>(listener);
        await Speaker.Listen(reference);
        await Speaker.Say(1);

        Grains.DeleteObjectReference<IListener>(reference);
        await Speaker.SayOneWay(2);

        listener.Heard.ShouldBe([1]);
    }
}

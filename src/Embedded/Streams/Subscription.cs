using System.Security.Cryptography;
using System.Text;

namespace Orleans.Runtime;

/// <summary>
/// One grain following one stream. Events are delivered one at a time, each as a request to the grain; a failed one is
/// tried again for a while, then left out.
/// </summary>
internal sealed class Subscription(StreamTopic topic, GrainClass grainClass, IdSpan key, bool isImplicit)
{
    // A publisher that is this far ahead waits.
    private const int BacklogMax = 16_384;

    private static readonly TimeSpan RetryFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Queue<StreamEvent> _events = new();
    private TaskCompletionSource? _room;
    private volatile bool _ended;
    private bool _pumping;

    // The same for every topic object that stands for the stream, so that a handle stays good.
    public Guid Id { get; } = isImplicit ? ImplicitId(topic, grainClass, key) : Guid.CreateVersion7();

    public StreamTopic Topic => topic;

    public GrainClass Class => grainClass;

    public IdSpan Key => key;

    public bool IsImplicit => isImplicit;

    public bool IsIdle
    {
        get
        {
            lock (_events) return !_pumping;
        }
    }

    private EmbeddedHost Host => topic.Provider.Host;

    public Task Enqueue(StreamEvent published)
    {
        lock (_events)
        {
            _events.Enqueue(published);
            if (!_pumping)
            {
                _pumping = true;
                Host.Schedule(CleanContext.NewTask(static self => _ = ((Subscription)self!).PumpAsync(), this));
            }

            if (_events.Count < BacklogMax) return Task.CompletedTask;

            _room ??= new TaskCompletionSource(Host.AnswerOptions);
            return _room.Task;
        }
    }

    public void End()
    {
        if (!isImplicit) _ended = true;
        topic.Unsubscribe(this);
    }

    private async Task PumpAsync()
    {
        while (TryPeek(out var next))
        {
            if (!_ended) await DeliverAsync(next);
            Dequeue();
        }

        topic.Provider.Remove(topic.Stream);
    }

    private bool TryPeek([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StreamEvent? next)
    {
        lock (_events) return _pumping = _events.TryPeek(out next);
    }

    private void Dequeue()
    {
        lock (_events)
        {
            _events.Dequeue();
            if (_events.Count >= BacklogMax / 2) return;

            _room?.SetResult();
            _room = null;
        }
    }

    private async Task DeliverAsync(StreamEvent published)
    {
        var start = Host.Clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var fault = await TrySendAsync(published);
            if (fault is null or SiloUnavailableException || _ended) return;

            if (Host.Clock.GetElapsedTime(start) >= RetryFor)
            {
                Host.LogEventLeftOut(topic.Stream, grainClass.GrainType, fault);
                await TrySendAsync(published with { Fault = fault });
                return;
            }

            await Task.Delay(pause, Host.Clock);
        }
    }

    private async Task<Exception?> TrySendAsync(StreamEvent published)
    {
        try
        {
            await new StreamDelivery(this, published).Send(grainClass.Locate(key));
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private static Guid ImplicitId(StreamTopic topic, GrainClass grainClass, IdSpan key)
    {
        var name = $"{topic.Provider.Name}/{topic.Stream}/{grainClass.GrainType}/{key}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }
}

using Spherespace.Topics;

namespace Spherespace.Conversations;

/// <summary>Who is typing: told to the others at once, and taken back when it isn't repeated in time.</summary>
internal sealed class TypingList(Grain grain, TopicPublisher topic, TimeProvider clock, ConversationOptions options)
{
    private readonly Dictionary<UserId, (string Username, DateTimeOffset Until)> _typing = [];
    private IGrainTimer? _sweep;

    public void Start(Person person)
    {
        _typing[person.Id] = (person.Username, clock.GetUtcNow() + options.TypingLasts);
        topic.Publish(new TypingChanged(person.Id, person.Username, Typing: true));
        _sweep ??= grain.RegisterGrainTimer(Sweep, new GrainTimerCreationOptions
        {
            DueTime = options.TypingLasts,
            Period = TimeSpan.FromSeconds(1),
            Interleave = true,
        });
    }

    public void Stop(UserId user)
    {
        if (_typing.Remove(user, out var typing)) topic.Publish(new TypingChanged(user, typing.Username, Typing: false));
    }

    private Task Sweep(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var (user, typing) in _typing)
        {
            if (typing.Until <= now) Stop(user);
        }

        if (_typing.Count == 0)
        {
            _sweep?.Dispose();
            _sweep = null;
        }

        return Task.CompletedTask;
    }
}

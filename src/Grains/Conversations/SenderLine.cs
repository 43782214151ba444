namespace Spherespace.Conversations;

/// <summary>
/// Lets messages through in the order of their arrival, though some senders have to be looked up first: while one is,
/// whatever arrives behind waits behind.
/// </summary>
/// <param name="send">Takes a message's place among the others before it awaits anything.</param>
internal sealed class SenderLine(MemberCache members, Func<SendMessage, Member?, Task<SendAnswer>> send)
{
    private const ConfigureAwaitOptions KeepGoing =
        ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing;

    private readonly Queue<Arrival> _waiting = [];

    public Task<SendAnswer> Enter(SendMessage command) =>
        _waiting.Count == 0 && members.Known(command.Actor.UserId) is { } sender
            ? send(command, sender)
            : WaitAsync(command);

    private async Task<SendAnswer> WaitAsync(SendMessage command)
    {
        var arrival = new Arrival(command);
        _waiting.Enqueue(arrival);
        if (_waiting.Count == 1) await LetInAsync();

        return await await arrival.Sending.Task;
    }

    private async Task LetInAsync()
    {
        while (_waiting.TryPeek(out var next))
        {
            var looking = members.FindAsync(next.Command.Actor.UserId).AsTask();
            await ((Task)looking).ConfigureAwait(KeepGoing);

            _waiting.Dequeue();
            next.Sending.SetResult(looking.IsFaulted ? Failed(looking.Exception) : send(next.Command, looking.Result));
        }
    }

    private static Task<SendAnswer> Failed(AggregateException fault) =>
        Task.FromException<SendAnswer>(fault.InnerException ?? fault);

    private sealed record Arrival(SendMessage Command)
    {
        public TaskCompletionSource<Task<SendAnswer>> Sending { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

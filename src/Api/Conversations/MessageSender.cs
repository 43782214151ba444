using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Spherespace.Conversations;

/// <summary>
/// Takes messages to their conversation's grain in the order in which they came to this process. Calls to a grain may
/// overtake each other, so one is under way at a time a conversation; what comes meanwhile goes with the next, which the
/// log would have made it wait for anyway.
/// </summary>
internal sealed class MessageSender(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<ConversationId, Line> _lines = new();

    /// <summary>Takes the message's place in line before it awaits anything.</summary>
    public Task<SendAnswer> SendAsync(ConversationId conversation, SendMessage message)
    {
        var waiting = new Waiting(message);
        while (true)
        {
            var line = _lines.GetOrAdd(conversation, _ => new Line());
            if (line.TryEnter(waiting, out var isFirst))
            {
                if (isFirst) _ = SendAllAsync(conversation, line);
                return waiting.Answer.Task;
            }
        }
    }

    private async Task SendAllAsync(ConversationId conversation, Line line)
    {
        while (line.TakeAll() is { } batch)
        {
            try
            {
                var answers = await grains.Conversation(conversation).Send([.. batch.Select(w => w.Message)]);
                // What stands behind a message that wasn't stored must not overtake its repeat.
                if (answers.Any(a => a.Refusal is ConversationRefusal.Unavailable)) line.Refuse();
                for (var i = 0; i < answers.Length; i++) batch[i].Answer.SetResult(answers[i]);
            }
            catch (Exception fault)
            {
                line.Refuse();
                foreach (var waiting in batch) waiting.Answer.SetException(fault);
            }
        }

        _lines.TryRemove(KeyValuePair.Create(conversation, line));
    }

    /// <summary>The messages that wait for the call that is under way. Ends when none does.</summary>
    private sealed class Line
    {
        private readonly Lock _gate = new();
        private List<Waiting> _waiting = [];
        private bool _isStarted;
        private bool _isEnded;

        public bool TryEnter(Waiting waiting, out bool isFirst)
        {
            lock (_gate)
            {
                isFirst = !_isStarted;
                _isStarted = true;
                if (!_isEnded) _waiting.Add(waiting);
                return !_isEnded;
            }
        }

        public List<Waiting>? TakeAll()
        {
            lock (_gate)
            {
                _isEnded = _waiting.Count == 0;
                if (_isEnded) return null;
                var batch = _waiting;
                _waiting = [];
                return batch;
            }
        }

        public void Refuse()
        {
            List<Waiting> refused;
            lock (_gate)
            {
                refused = _waiting;
                _waiting = [];
            }

            foreach (var waiting in refused) waiting.Answer.SetResult(new(null, ConversationRefusal.Unavailable));
        }
    }

    private sealed record Waiting(SendMessage Message)
    {
        public TaskCompletionSource<SendAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

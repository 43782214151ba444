using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Spherespace.Storage;

namespace Spherespace.Conversations;

/// <summary>
/// Appends the messages of all this process's conversations. What arrives while one batch is being committed goes into
/// the next, so that a busy server pays one round trip and one flush for many messages, and an idle one waits for
/// nothing.
/// </summary>
public sealed partial class MessageLog(
    NpgsqlDataSource database, MessageLogOptions options, ILogger<MessageLog> logger) : IAsyncDisposable
{
    private static readonly string AppendMessages = SqlFile.Load("Conversations/Sql/AppendMessages.sql");

    private readonly Lock _gate = new();
    private Queue<Entry> _gathering = [];
    private int _waitingMessages;
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    /// <summary>
    /// Appends messages of one conversation, in their order and after those given before. Completes when all of them are
    /// committed, which they are together.
    /// </summary>
    /// <exception cref="MessageLogFullException">Too many messages wait already; nothing was stored.</exception>
    /// <exception cref="NpgsqlException">The batch failed; whether it is stored is known only by its client ids.</exception>
    public Task<StoredMessage[]> AppendAsync(IReadOnlyList<MessageDraft> drafts)
    {
        var entry = new Entry(drafts);
        lock (_gate)
        {
            if (_waitingMessages + drafts.Count > options.WaitingMessagesMax) throw new MessageLogFullException();
            _gathering.Enqueue(entry);
            _waitingMessages += drafts.Count;
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteAllAsync);
            }
        }

        return entry.Completion.Task;
    }

    public async ValueTask DisposeAsync()
    {
        Task writing;
        lock (_gate) writing = _writing;
        await writing;
    }

    private async Task WriteAllAsync()
    {
        while (TakeGathered() is { } batch)
        {
            try
            {
                await WriteAsync(batch);
            }
            catch (Exception fault)
            {
                LogBatchFailed(batch.Count, fault);
                Fail(batch, fault);
            }
        }
    }

    private List<Entry>? TakeGathered()
    {
        lock (_gate)
        {
            if (_gathering.Count == 0)
            {
                _isWriting = false;
                return null;
            }

            var batch = new List<Entry>();
            for (var messages = 0; messages < options.BatchMessagesMax && _gathering.TryDequeue(out var next);)
            {
                batch.Add(next);
                messages += next.Drafts.Count;
                _waitingMessages -= next.Drafts.Count;
            }

            return batch;
        }
    }

    private async Task WriteAsync(List<Entry> batch)
    {
        MessageDraft[] drafts = [.. batch.SelectMany(e => e.Drafts)];
        var stored = await AppendAllAsync(drafts);

        var first = 0;
        foreach (var entry in batch)
        {
            var last = first + entry.Drafts.Count;
            entry.Completion.SetResult(stored[first..last]);
            first = last;
        }
    }

    private async Task<StoredMessage[]> AppendAllAsync(MessageDraft[] drafts)
    {
        await using var command = database.CreateCommand(AppendMessages);
        Add(command, NpgsqlDbType.Uuid, drafts, d => d.Id.Value);
        Add(command, NpgsqlDbType.Uuid, drafts, d => d.ConversationId.Value);
        Add(command, NpgsqlDbType.Uuid, drafts, d => d.SenderId.Value);
        Add(command, NpgsqlDbType.Uuid, drafts, d => d.ClientId);
        Add(command, NpgsqlDbType.Text, drafts, d => d.Content);
        Add(command, NpgsqlDbType.TimestampTz, drafts, d => d.CreatedAt.UtcDateTime);

        var stored = new StoredMessage[drafts.Length];
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) stored[rows.GetInt64(0) - 1] = Stored(rows);

        return Array.IndexOf(stored, null) < 0
            ? stored
            : throw new InvalidOperationException("A message's conversation is missing.");
    }

    private static StoredMessage Stored(NpgsqlDataReader row) => new(
        new MessageId(row.GetGuid(1)), row.GetInt64(2), row.GetInt64(3), row.Time(4), row.GetBoolean(5));

    // What was sent behind a message that failed must not overtake its repeat: it fails too.
    private void Fail(List<Entry> batch, Exception fault)
    {
        var failed = batch.Select(e => e.ConversationId).ToHashSet();
        List<Entry> behind;
        lock (_gate)
        {
            behind = [.. _gathering.Where(e => failed.Contains(e.ConversationId))];
            _gathering = new Queue<Entry>(_gathering.Where(e => !failed.Contains(e.ConversationId)));
            _waitingMessages -= behind.Sum(e => e.Drafts.Count);
        }

        foreach (var entry in batch.Concat(behind)) entry.Completion.SetException(fault);
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, MessageDraft[] drafts, Func<MessageDraft, T> column) =>
        command.Parameters.Add(new NpgsqlParameter<T[]>
        {
            TypedValue = Array.ConvertAll(drafts, d => column(d)),
            NpgsqlDbType = NpgsqlDbType.Array | type,
        });

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of messages of {Calls} calls could not be stored.")]
    private partial void LogBatchFailed(int calls, Exception fault);

    private sealed class Entry(IReadOnlyList<MessageDraft> drafts)
    {
        public IReadOnlyList<MessageDraft> Drafts => drafts;

        public ConversationId ConversationId => drafts[0].ConversationId;

        public TaskCompletionSource<StoredMessage[]> Completion { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

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
    private List<Entry> _gathering = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    /// <summary>
    /// Appends a message after those given before it. Completes when it is committed; the messages of one conversation
    /// complete in their order.
    /// </summary>
    /// <exception cref="MessageLogFullException">Too many messages wait already; nothing was stored.</exception>
    /// <exception cref="NpgsqlException">The batch failed; whether it is stored is known only by its client id.</exception>
    public Task<StoredMessage> AppendAsync(MessageDraft draft)
    {
        var entry = new Entry(draft);
        lock (_gate)
        {
            if (_gathering.Count >= options.WaitingMessagesMax) throw new MessageLogFullException();
            _gathering.Add(entry);
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

            var batch = _gathering;
            if (batch.Count <= options.BatchMessagesMax)
            {
                _gathering = [];
                return batch;
            }

            _gathering = batch[options.BatchMessagesMax..];
            return batch[..options.BatchMessagesMax];
        }
    }

    private async Task WriteAsync(List<Entry> batch)
    {
        await using var command = database.CreateCommand(AppendMessages);
        Add(command, NpgsqlDbType.Uuid, batch, e => e.Draft.Id.Value);
        Add(command, NpgsqlDbType.Uuid, batch, e => e.Draft.ConversationId.Value);
        Add(command, NpgsqlDbType.Uuid, batch, e => e.Draft.SenderId.Value);
        Add(command, NpgsqlDbType.Uuid, batch, e => e.Draft.ClientId);
        Add(command, NpgsqlDbType.Text, batch, e => e.Draft.Content);
        Add(command, NpgsqlDbType.TimestampTz, batch, e => e.Draft.CreatedAt.UtcDateTime);

        var stored = new StoredMessage[batch.Count];
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                stored[rows.GetInt64(0) - 1] = new StoredMessage(
                    new MessageId(rows.GetGuid(1)),
                    rows.GetInt64(2),
                    rows.GetInt64(3),
                    rows.GetFieldValue<DateTimeOffset>(4),
                    rows.GetBoolean(5));
            }
        }

        if (Array.IndexOf(stored, null) >= 0) throw new InvalidOperationException("A message's conversation is missing.");
        for (var i = 0; i < stored.Length; i++) batch[i].Completion.SetResult(stored[i]);
    }

    // What was sent behind a message that failed must not overtake its repeat: it fails too.
    private void Fail(List<Entry> batch, Exception fault)
    {
        var failed = batch.Select(e => e.Draft.ConversationId).ToHashSet();
        List<Entry> behind;
        lock (_gate)
        {
            behind = _gathering.FindAll(e => failed.Contains(e.Draft.ConversationId));
            _gathering.RemoveAll(e => failed.Contains(e.Draft.ConversationId));
        }

        foreach (var entry in batch.Concat(behind)) entry.Completion.SetException(fault);
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, List<Entry> batch, Func<Entry, T> column)
    {
        var values = new T[batch.Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(batch[i]);
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Messages} messages could not be stored.")]
    private partial void LogBatchFailed(int messages, Exception fault);

    private sealed class Entry(MessageDraft draft)
    {
        public MessageDraft Draft => draft;

        public TaskCompletionSource<StoredMessage> Completion { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

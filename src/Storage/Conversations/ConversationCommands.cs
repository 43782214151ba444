using Npgsql;

namespace Spherespace.Conversations;

/// <summary>What this feature's queries do alike.</summary>
internal static class ConversationCommands
{
    /// <summary>Adds the conversation and the two numbers that a page of it is asked with.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, ConversationId id, long position, long limit)
    {
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = limit });
        return command;
    }
}

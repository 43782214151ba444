namespace Spherespace.Conversations;

/// <summary>Bounds of the message log. Section <c>MessageLog</c>.</summary>
public sealed class MessageLogOptions
{
    /// <summary>How many messages one statement writes at most; 1 to 10,000.</summary>
    public int BatchMessagesMax { get; init; } = 1_000;

    /// <summary>How many messages may wait for the next statement before senders are refused; 1 to 1,000,000.</summary>
    public int WaitingMessagesMax { get; init; } = 50_000;
}

/// <summary>More messages wait to be written than <see cref="MessageLogOptions.WaitingMessagesMax"/>.</summary>
public sealed class MessageLogFullException() : Exception("Too many messages wait to be written.");

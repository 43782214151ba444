using Orleans.Streams;

namespace Orleans.Runtime;

/// <summary>One published event, on its way to every subscription.</summary>
internal sealed record StreamEvent(object? Item, StreamSequenceToken Token, Exception? Fault = null);

internal sealed class EventNumber(long number) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = number;

    public override int EventIndex { get; protected set; }

    public override bool Equals(StreamSequenceToken? other) => other?.SequenceNumber == SequenceNumber;
}

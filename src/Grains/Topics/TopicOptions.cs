namespace Spherespace.Topics;

/// <summary>How long front nodes may rely on a topic. Section <c>Topics</c>.</summary>
public sealed class TopicOptions
{
    /// <summary>For how long a node's lease on a topic holds unless it is renewed; 10 s to 1 h.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(3);
}

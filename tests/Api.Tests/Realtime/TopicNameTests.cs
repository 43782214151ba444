using Spherespace.Topics;

namespace Spherespace.Realtime;

public sealed class TopicNameTests
{
    [Fact]
    public void TryParse_WhatWasWritten_IsTheSameTopic()
    {
        foreach (var kind in Enum.GetValues<TopicKind>())
        {
            var topic = new Topic(kind, Guid.CreateVersion7());

            TopicName.TryParse(TopicName.Of(topic), out var read).ShouldBeTrue(kind.ToString());
            read.ShouldBe(topic);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("conversation")]
    [InlineData("conversation:")]
    [InlineData(":0197f0a0-0000-7000-8000-000000000000")]
    [InlineData("conversation:0197f0a0000070008000000000000000")]
    [InlineData("conversation:{0197f0a0-0000-7000-8000-000000000000}")]
    [InlineData("Conversation:0197f0a0-0000-7000-8000-000000000000")]
    [InlineData("conversation:0197f0a0-0000-7000-8000-00000000000g")]
    [InlineData(" conversation:0197f0a0-0000-7000-8000-000000000000")]
    [InlineData("conversation:0197f0a0-0000-7000-8000-000000000000 ")]
    [InlineData("weather:0197f0a0-0000-7000-8000-000000000000")]
    [InlineData("0197f0a0-0000-7000-8000-000000000000")]
    public void TryParse_AnythingElse_IsNoTopic(string? text) => TopicName.TryParse(text, out _).ShouldBeFalse();
}

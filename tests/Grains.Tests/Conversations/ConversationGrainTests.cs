using Spherespace.People;
using Spherespace.Topics;

namespace Spherespace.Conversations;

public sealed class ConversationGrainTests(GrainHostFixture host) : IClassFixture<GrainHostFixture>
{
    [Fact]
    public async Task Create_DirectFromBothSidesAtOnce_IsOneConversation()
    {
        var (ana, ben) = await Two();

        var answers = await Task.WhenAll(
            ana.AsksToTalkTo(ben), ben.AsksToTalkTo(ana), ana.AsksToTalkTo(ben), ben.AsksToTalkTo(ana));

        answers.Select(a => a.Id.ShouldNotBeNull()).Distinct().ShouldHaveSingleItem();
        answers.Count(a => a.Created).ShouldBe(1);
    }

    [Fact]
    public async Task Create_WithSomebodyWhoDoesNotExist_IsRefused()
    {
        var ana = await Person("ana");

        var answer = await host.Grains.Conversation(ConversationId.New()).Create(new CreateConversation(
            ana.Actor, ConversationKind.Group, Visibility.Private, null, null, [UserId.New()]));

        answer.Refusal.ShouldBe(ConversationRefusal.MemberUnknown);
    }

    [Fact]
    public async Task Send_Many_NumbersThemInTheirOrder()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(room));
        string[] contents = [.. Enumerable.Range(1, 500).Select(i => $"{i}")];

        var answers = await ana.SaysAll(room, contents);

        answers.Select(a => a.Ack!.Seq).ShouldBe(Enumerable.Range(1, 500).Select(i => (long)i));
        var events = await watch.Sees("500 messages", e => e.Count >= 500);
        events.Select(e => e.Version).ShouldBe(answers.Select(a => (long?)a.Ack!.Version));
        events.Select(Content).ShouldBe(contents);
    }

    [Fact]
    public async Task Send_ManyCallsAtOnce_EventsLeaveInTheOrderOfTheirVersionsWithoutHoles()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(room));

        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => i % 5 == 0 ? (Task)ben.Reads(room, i) : ana.Says(room, "hi")));
        var last = await ana.Says(room, "end");

        var events = await watch.Sees("the end", e => e.Count > 0 && e[^1].Version == last.Version);
        events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, (int)last.Version).Select(v => (long?)v));
        watch.Deliveries.Select(d => d.Number).ShouldBe(Enumerable.Range(0, watch.Deliveries.Count).Select(i => (long)i));
    }

    [Fact]
    public async Task Send_OneOfSeveralIsRefused_TheOthersAreStored()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);

        var answers = await ana.SaysAll(room, ["one", " ", "two"]);

        answers.Select(a => (a.Ack?.Seq, a.Refusal)).ShouldBe([(1, null), (null, ConversationRefusal.ContentMissing), (2, null)]);
    }

    [Fact]
    public async Task Send_Repeated_AnswersWithTheFirstAckAndTellsNobodyTwice()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(room));
        var once = Guid.NewGuid();

        var acks = await Task.WhenAll(ana.Says(room, "hello", once), ana.Says(room, "hello", once));
        var late = await ana.Says(room, "hello", once);
        await ben.Says(room, "and you?");

        acks.Append(late).Select(a => (a.Id, a.Seq, a.Version, a.CreatedAt)).Distinct().ShouldHaveSingleItem().Seq.ShouldBe(1);
        acks.Count(a => a.Repeated).ShouldBe(1);
        late.Repeated.ShouldBeTrue();
        (await watch.Sees("two messages", e => e.Count >= 2)).Select(Content).ShouldBe(["hello", "and you?"]);
    }

    [Fact]
    public async Task Send_SameClientIdFromTwoPeople_AreTwoMessages()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        var same = Guid.NewGuid();

        (await ana.Says(room, "mine", same)).Seq.ShouldBe(1);
        (await ben.Says(room, "mine too", same)).Seq.ShouldBe(2);
    }

    [Fact]
    public async Task Send_Outsider_LearnsOnlyOfPublicConversations()
    {
        var (ana, eve) = await Two();
        var open = await ana.StartsAChannel(Visibility.Public);
        var closed = await ana.StartsAChannel(Visibility.Private);

        (await eve.Tries(open, "hi")).Refusal.ShouldBe(ConversationRefusal.NotAMember);
        (await eve.Tries(closed, "hi")).Refusal.ShouldBe(ConversationRefusal.NotFound);
        (await eve.Tries(ConversationId.New(), "hi")).Refusal.ShouldBe(ConversationRefusal.NotFound);
        (await host.Grains.Conversation(closed).MaySubscribe(eve.Actor)).ShouldBeFalse();
        (await eve.Reads(closed, 1)).Refusal.ShouldBe(ConversationRefusal.NotFound);
        (await eve.Types(closed)).Refusal.ShouldBe(ConversationRefusal.NotFound);
    }

    [Fact]
    public async Task Send_StorageRefuses_NothingIsToldAndNumbersHaveNoHole()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(room));
        await ana.Says(room, "before");
        var once = Guid.NewGuid();

        SendAnswer[] failed;
        await using (await WithoutATable("messages"))
            failed = await Task.WhenAll(ana.Tries(room, "kept", once), ben.Tries(room, "not repeated"));
        var repeated = await ana.Says(room, "kept", once);

        failed.ShouldAllBe(a => a.Refusal == ConversationRefusal.Unavailable);
        repeated.Seq.ShouldBe(2);
        (await watch.Sees("two messages", e => e.Count >= 2)).Select(Content).ShouldBe(["before", "kept"]);
    }

    [Fact]
    public async Task MarkRead_MovesForwardOnly_AndOnesOwnMessageIsRead()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        for (var i = 0; i < 3; i++) await ana.Says(room, "news");

        (await ben.Reads(room, 2)).ShouldBe(new ReadAnswer(2, 1, null));
        (await ben.Reads(room, 1)).ShouldBe(new ReadAnswer(2, 1, null));
        (await ben.Reads(room, 99)).ShouldBe(new ReadAnswer(3, 0, null));
        (await ana.Reads(room, 0)).ShouldBe(new ReadAnswer(3, 0, null));
    }

    [Fact]
    public async Task JoinAndLeave_AreToldInOrder_AndEndTheRightToSend()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAChannel(Visibility.Public);
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(room));
        var inbox = await TopicWatch.StartAsync(host.Grains, Topic.Of(ben.Id));

        await ana.Says(room, "empty here");
        await ben.Joins(room);
        await ben.Joins(room);
        (await ben.Reads(room, 0)).Unread.ShouldBe(0);
        await ben.Says(room, "not any more");
        await ben.Leaves(room);

        (await ben.Tries(room, "still?")).Refusal.ShouldBe(ConversationRefusal.NotAMember);
        var events = await watch.Sees("four changes", e => e.Count >= 4);
        events.Select(e => (e.Version, e.Data.GetType())).ShouldBe(
        [
            (1, typeof(MessageCreated)), (2, typeof(MemberJoined)), (3, typeof(MessageCreated)), (4, typeof(MemberLeft)),
        ]);
        var told = await inbox.Sees("added and removed", e => e.Count >= 2);
        told.Select(e => e.Data.GetType().Name).ShouldBe(["ConversationAdded", "ConversationRemoved"]);
    }

    [Fact]
    public async Task SetTyping_NotRepeated_IsTakenBack()
    {
        var (ana, ben) = await Two();
        var room = await ana.StartsAGroup(ben);
        var watch = await TopicWatch.StartAsync(host.Grains, Topic.Of(room));

        await ben.Types(room);

        var events = await watch.Sees("typing and its end", e => e.Count >= 2);
        events.Select(e => (e.Version, e.Data)).ShouldBe(
        [
            (null, new TypingChanged(ben.Id, ben.Username, Typing: true)),
            (null, new TypingChanged(ben.Id, ben.Username, Typing: false)),
        ]);
    }

    private static string Content(TopicEvent change) => ((MessageCreated)change.Data).Message.Content;

    private Task<Someone> Person(string name) => Someone.RegisterAsync(host.Grains, name);

    private async Task<(Someone, Someone)> Two() => (await Person("ana"), await Person("ben"));

    private async Task<IAsyncDisposable> WithoutATable(string table)
    {
        await Execute($"alter table {table} rename to {table}_away");
        return new Undo(() => Execute($"alter table {table}_away rename to {table}"));
    }

    private async Task Execute(string sql)
    {
        await using var command = host.Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}

namespace Spherespace.Conversations;

public sealed class ConversationRulesTests
{
    private static readonly Actor Ana = new(UserId.New(), SessionId.New());
    private static readonly UserId Ben = UserId.New();
    private static readonly ConversationOptions Limits = new();

    [Theory]
    [InlineData("", ConversationRefusal.ContentMissing)]
    [InlineData(" \n\t", ConversationRefusal.ContentMissing)]
    [InlineData("a\0b", ConversationRefusal.TextMalformed)]
    [InlineData("a whole \uD83D\uDE00 pair", null)]
    [InlineData("hello", null)]
    public void Send_Content_IsTextWithSomethingInIt(string content, ConversationRefusal? refusal) =>
        ConversationRules.Send(new SendMessage(Ana, Guid.NewGuid(), content), Limits).ShouldBe(refusal);

    // Not among the cases above: runners carry those as UTF-8, which has no half pairs.
    [Fact]
    public void Send_HalfASurrogatePair_IsRefused() =>
        Send("half \uD83D of a pair").ShouldBe(ConversationRefusal.TextMalformed);

    [Fact]
    public void Send_AtAndPastTheLimit_PastIsRefused()
    {
        Send(new string('x', Limits.ContentCharsMax)).ShouldBeNull();
        Send(new string('x', Limits.ContentCharsMax + 1)).ShouldBe(ConversationRefusal.ContentTooLong);
    }

    [Fact]
    public void Create_Direct_NeedsOneOther()
    {
        Create(ConversationKind.Direct, null, Ben).ShouldBeNull();
        Create(ConversationKind.Direct, null, Ana.UserId).ShouldBe(ConversationRefusal.DirectWithOneself);
        Create(ConversationKind.Direct, null).ShouldBe(ConversationRefusal.MembersMissing);
        Create(ConversationKind.Direct, null, Ben, UserId.New()).ShouldBe(ConversationRefusal.MembersMissing);
    }

    [Fact]
    public void Create_Channel_NeedsAName()
    {
        Create(ConversationKind.Channel, "Garden").ShouldBeNull();
        Create(ConversationKind.Channel, "  ").ShouldBe(ConversationRefusal.NameMissing);
        Create(ConversationKind.Channel, new string('x', Limits.NameCharsMax + 1)).ShouldBe(ConversationRefusal.NameTooLong);
    }

    [Fact]
    public void Create_Group_MembersAreLimitedWithTheMaker()
    {
        var most = Enumerable.Range(1, Limits.FirstMembersMax - 1).Select(_ => UserId.New()).ToArray();

        Create(ConversationKind.Group, null, most).ShouldBeNull();
        Create(ConversationKind.Group, null, [.. most, Ben]).ShouldBe(ConversationRefusal.TooManyMembers);
    }

    [Theory]
    [InlineData(Visibility.Public, false, ConversationRefusal.NotAMember)]
    [InlineData(Visibility.Private, false, ConversationRefusal.NotFound)]
    [InlineData(Visibility.Public, true, null)]
    [InlineData(Visibility.Private, true, null)]
    public void Access_Outsider_LearnsOnlyOfWhatIsPublic(Visibility visibility, bool inside, ConversationRefusal? refusal) =>
        ConversationRules.Access(Room(visibility), inside ? Member(MemberRole.Member) : null).ShouldBe(refusal);

    [Theory]
    [InlineData(ConversationKind.Direct, MemberRole.Member, 2, ConversationRefusal.DirectStays)]
    [InlineData(ConversationKind.Group, MemberRole.Member, 2, null)]
    [InlineData(ConversationKind.Group, MemberRole.Owner, 2, ConversationRefusal.OwnerStays)]
    [InlineData(ConversationKind.Group, MemberRole.Owner, 1, null)]
    public void Leave_DependsOnKindAndRole(
        ConversationKind kind, MemberRole role, int members, ConversationRefusal? refusal)
    {
        var room = Room(Visibility.Private) with { Kind = kind, MemberCount = members };

        ConversationRules.Leave(room, Member(role)).ShouldBe(refusal);
    }

    private static ConversationRefusal? Send(string content) =>
        ConversationRules.Send(new SendMessage(Ana, Guid.NewGuid(), content), Limits);

    private static ConversationRefusal? Create(ConversationKind kind, string? name, params UserId[] members) =>
        ConversationRules.Create(
            new CreateConversation(Ana, kind, Visibility.Private, name, null, [.. members]), Limits);

    private static Conversation Room(Visibility visibility) => new(
        ConversationId.New(), ConversationKind.Channel, visibility, "Garden", null, Ben, DateTimeOffset.UnixEpoch, 3, 0, 0);

    private static Member Member(MemberRole role) =>
        new(new Person(Ana.UserId, "ana", "Ana", null, false), role, DateTimeOffset.UnixEpoch, 0);
}

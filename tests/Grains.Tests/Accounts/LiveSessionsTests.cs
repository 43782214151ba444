namespace Spherespace.Accounts;

public sealed class LiveSessionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Session Phone = Used(minutes: 0);
    private static readonly Session Laptop = Used(minutes: 10);
    private static readonly Session Tablet = Used(minutes: 5);

    private static readonly LiveSessions All = LiveSessions.Of([Phone, Laptop, Tablet]);

    [Fact]
    public void Has_UntilItExpires_AndNoLonger()
    {
        All.Has(Phone.Id, Phone.ExpiresAt - TimeSpan.FromTicks(1)).ShouldBeTrue();
        All.Has(Phone.Id, Phone.ExpiresAt).ShouldBeFalse();
        All.Has(SessionId.New(), Noon).ShouldBeFalse();
    }

    [Fact]
    public void NewestFirst_LeavesOutWhatHasExpired() =>
        All.NewestFirst(Phone.ExpiresAt).ShouldBe([Laptop, Tablet]);

    [Fact]
    public void Expired_AreThoseWhoseTimeHasCome()
    {
        All.Expired(Phone.ExpiresAt - TimeSpan.FromTicks(1)).ShouldBeEmpty();
        All.Expired(Phone.ExpiresAt).ShouldBe([Phone.Id]);
    }

    [Fact]
    public void Beyond_SoMany_AreThoseUsedLeastRecently()
    {
        All.Beyond(3).ShouldBeEmpty();
        All.Beyond(1).ShouldBe([Tablet.Id, Phone.Id]);
    }

    [Fact]
    public void Without_LeavesTheOthers()
    {
        var left = All.Without(All.Others(Laptop.Id));

        left.NewestFirst(Noon).ShouldBe([Laptop]);
        All.NewestFirst(Noon).ShouldBe([Laptop, Tablet, Phone]);
    }

    [Fact]
    public void With_ARenewedSession_ReplacesIt()
    {
        var renewed = Phone with { LastUsedAt = Noon.AddHours(1), ExpiresAt = Noon.AddDays(9) };

        All.With(renewed).NewestFirst(Noon).ShouldBe([renewed, Laptop, Tablet]);
    }

    private static Session Used(int minutes) => new(
        SessionId.New(), "a test", Noon, Noon.AddMinutes(minutes), Noon.AddMinutes(minutes).AddDays(7));
}

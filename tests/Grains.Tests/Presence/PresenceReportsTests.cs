namespace Spherespace.Presence;

public sealed class PresenceReportsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Berlin = Guid.NewGuid();
    private static readonly Guid Lima = Guid.NewGuid();

    private readonly PresenceOptions _options = new();
    private readonly PresenceReports _reports;

    public PresenceReportsTests() => _reports = new PresenceReports(_options);

    [Fact]
    public void StatusAt_BeforeAnyReport_IsOfflineAndNothingIsDue()
    {
        _reports.StatusAt(Noon).ShouldBe(PresenceStatus.Offline);
        _reports.GoneAt.ShouldBeNull();
        _reports.NextChange().ShouldBeNull();
    }

    [Fact]
    public void Take_FirstConnection_IsOnlineUntilTheLeaseEnds()
    {
        _reports.Take(Berlin, 1, Noon);

        _reports.StatusAt(Noon).ShouldBe(PresenceStatus.Online);
        _reports.NextChange().ShouldBe(Noon + _options.Lease);
    }

    [Fact]
    public void Take_LastConnectionGone_IsOfflineAfterTheGrace()
    {
        _reports.Take(Berlin, 1, Noon);
        _reports.Take(Berlin, 0, Noon.AddMinutes(1));

        var gone = Noon.AddMinutes(1);
        _reports.GoneAt.ShouldBe(gone);
        _reports.NextChange().ShouldBe(gone + _options.Grace);
        _reports.StatusAt(gone + _options.Grace - TimeSpan.FromTicks(1)).ShouldBe(PresenceStatus.Online);
        _reports.StatusAt(gone + _options.Grace).ShouldBe(PresenceStatus.Offline);
        _reports.GoneAt.ShouldBe(gone, "it is when the last one went, not when the grace ended");
    }

    [Fact]
    public void Take_BackWithinTheGrace_WasNeverGone()
    {
        _reports.Take(Berlin, 1, Noon);
        _reports.Take(Berlin, 0, Noon);
        _reports.Take(Lima, 1, Noon.AddSeconds(5));

        _reports.GoneAt.ShouldBeNull();
        _reports.StatusAt(Noon.AddSeconds(30)).ShouldBe(PresenceStatus.Online);
    }

    [Fact]
    public void Take_OneOfSeveralNodesGone_StaysOnline()
    {
        _reports.Take(Berlin, 2, Noon);
        _reports.Take(Lima, 1, Noon);
        _reports.Take(Berlin, 0, Noon.AddSeconds(1));

        _reports.GoneAt.ShouldBeNull();
        _reports.StatusAt(Noon.AddSeconds(60)).ShouldBe(PresenceStatus.Online);
    }

    [Fact]
    public void StatusAt_NodeThatDoesNotRenew_CountsAsGone()
    {
        _reports.Take(Berlin, 3, Noon);

        var end = Noon + _options.Lease;
        _reports.StatusAt(end).ShouldBe(PresenceStatus.Online, "the grace has only begun");
        _reports.GoneAt.ShouldBe(end);
        _reports.StatusAt(end + _options.Grace).ShouldBe(PresenceStatus.Offline);
    }

    [Fact]
    public void Take_Renewal_KeepsTheUserOnline()
    {
        _reports.Take(Berlin, 1, Noon);
        _reports.Take(Berlin, 1, Noon + (_options.Lease / 2));

        _reports.StatusAt(Noon + _options.Lease).ShouldBe(PresenceStatus.Online);
        _reports.NextChange().ShouldBe(Noon + (_options.Lease * 1.5));
    }
}

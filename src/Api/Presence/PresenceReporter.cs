namespace Spherespace.Presence;

/// <summary>
/// Tells the users' grains how many of their connections this node holds: at each change, and again before the grain
/// would take the node for dead.
/// </summary>
internal sealed partial class PresenceReporter(IGrainFactory grains, TimeProvider clock, ILogger<PresenceReporter> logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Guid _node = Guid.NewGuid();
    private readonly Lock _gate = new();
    private readonly Dictionary<UserId, Report> _reports = [];

    public void Opened(UserId user) => Change(user, 1);

    public void Closed(UserId user) => Change(user, -1);

    /// <summary>Renews what is due.</summary>
    public void Sweep()
    {
        var now = clock.GetTimestamp();
        Report[] due;
        lock (_gate) due = [.. _reports.Values.Where(r => !r.IsUnderWay && now >= r.DueAt)];
        foreach (var report in due) Start(report);
    }

    /// <summary>Waits until the grains know of the connections that have gone.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        Task[] reports;
        lock (_gate) reports = [.. _reports.Values.Select(r => r.Sending)];
        await Task.WhenAll(reports).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Change(UserId user, int by)
    {
        Report? report;
        lock (_gate)
        {
            if (!_reports.TryGetValue(user, out report)) _reports[user] = report = new Report(user);
            report.Connections += by;
        }

        Start(report);
    }

    // One report of a user after the other: an older number must not overtake a newer one.
    private void Start(Report report)
    {
        lock (_gate)
        {
            if (report.IsUnderWay) return;
            report.IsUnderWay = true;
            report.Sending = Task.Run(() => RunAsync(report));
        }
    }

    private async Task RunAsync(Report report)
    {
        int? sent;
        do sent = await SendAsync(report);
        while (!IsDone(report, sent));
    }

    /// <returns>The number that the grain was told; null when it couldn't be told.</returns>
    private async Task<int?> SendAsync(Report report)
    {
        int connections;
        lock (_gate) connections = report.Connections;
        try
        {
            var lease = await grains.Presence(report.User).Report(_node, connections);
            // A third of the lease, less up to a quarter of that: not all users at once.
            report.DueAt = In(lease.Lasts / 3 * (1 - (Random.Shared.NextDouble() / 4)));
            return connections;
        }
        catch (Exception fault)
        {
            LogNotReported(report.User, fault);
            report.DueAt = In(RetryAfter);
            return null;
        }
    }

    private bool IsDone(Report report, int? sent)
    {
        lock (_gate)
        {
            if (sent is not null && sent != report.Connections) return false;
            if (sent == 0) _reports.Remove(report.User);
            report.IsUnderWay = false;
            return true;
        }
    }

    private long In(TimeSpan time) => clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The presence of user {User} couldn't be reported; trying again.")]
    private partial void LogNotReported(UserId user, Exception fault);

    private sealed class Report(UserId user)
    {
        public UserId User => user;

        public int Connections { get; set; }

        public bool IsUnderWay { get; set; }

        public Task Sending { get; set; } = Task.CompletedTask;

        public long DueAt { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;

namespace Spherespace.Hosting;

/// <summary>The names of the rate limits; also the names of their settings.</summary>
internal static class Limits
{
    /// <summary>Everything that a signed-in user asks over REST, counted by user.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Everything that is asked without signing in, counted by address.</summary>
    public const string Anonymous = nameof(Anonymous);

    /// <summary>Logging in, registering, resetting: counted by address and account, besides <see cref="Anonymous"/>.</summary>
    public const string Auth = nameof(Auth);

    /// <summary>Messages of a user, over REST and the hub together.</summary>
    public const string Messages = nameof(Messages);

    /// <summary>Typing notices of a user.</summary>
    public const string Typing = nameof(Typing);

    /// <summary>Uploads of a user.</summary>
    public const string Uploads = nameof(Uploads);
}

/// <summary>Section <c>Limits</c>.</summary>
internal sealed class LimitsOptions
{
    /// <summary>False turns off every rate limit, for load tests. Sizes stay limited.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Bytes of a JSON body.</summary>
    [Range(1_000, 100_000_000)]
    public int BodyBytes { get; set; } = 1_000_000;

    /// <summary>How many callers are remembered before the longest unseen are forgotten. 300 bytes each, twice.</summary>
    [Range(100, 10_000_000)]
    public int CallersMax { get; set; } = 100_000;

    public LimitOptions SignedIn { get; set; } = new(100, 60);
    public LimitOptions Anonymous { get; set; } = new(100, 900);
    public LimitOptions Auth { get; set; } = new(5, 60);
    public LimitOptions Messages { get; set; } = new(50, 60);
    public LimitOptions Typing { get; set; } = new(60, 60);
    public LimitOptions Uploads { get; set; } = new(10, 60);

    public LimitOptions this[string limit] => limit switch
    {
        Limits.SignedIn => SignedIn,
        Limits.Anonymous => Anonymous,
        Limits.Auth => Auth,
        Limits.Messages => Messages,
        Limits.Typing => Typing,
        Limits.Uploads => Uploads,
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "There is no such limit."),
    };
}

/// <summary>
/// So many in so many seconds. All of them may come at once; what was spent comes back evenly over the time.
/// </summary>
internal sealed class LimitOptions
{
    public LimitOptions()
    {
    }

    public LimitOptions(int permits, int seconds) => (Permits, Seconds) = (permits, seconds);

    [Range(1, 1_000_000)]
    public int Permits { get; set; }

    [Range(1, 86_400)]
    public int Seconds { get; set; }
}

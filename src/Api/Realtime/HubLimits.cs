using Spherespace.Hosting;

namespace Spherespace.Realtime;

/// <summary>The budgets of REST, for what is asked over the hub.</summary>
internal sealed class HubLimits(Limiter limiter)
{
    public void Spend(string limit, Actor actor)
    {
        if (!limiter.Enabled) return;

        var decision = limiter.Take(limit, actor.UserId.ToString());
        if (!decision.Allowed) throw new RefusedException([Refusals.RateLimited(decision.RetryAfter)]);
    }
}

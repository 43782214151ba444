namespace Spherespace.Presence;

/// <summary>
/// Which front nodes hold connections of one user, and what follows from it. Pure: it is told the time.
/// </summary>
internal sealed class PresenceReports(PresenceOptions options)
{
    private readonly Dictionary<Guid, DateTimeOffset> _nodes = [];

    /// <summary>When the last connection went; null while there is one, and before the first.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    public void Take(Guid node, int connections, DateTimeOffset now)
    {
        if (connections > 0) _nodes[node] = now + options.Lease;
        else _nodes.Remove(node);
        Look(now, wasThere: true);
    }

    /// <summary>How the user appears now: still online for a while after the last connection has gone.</summary>
    public PresenceStatus StatusAt(DateTimeOffset now)
    {
        Look(now, wasThere: false);
        var isOnline = _nodes.Count > 0 || now < GoneAt + options.Grace;
        return isOnline ? PresenceStatus.Online : PresenceStatus.Offline;
    }

    /// <summary>When to look again, if nobody reports before.</summary>
    public DateTimeOffset? NextChange() =>
        _nodes.Count > 0 ? _nodes.Values.Min() : GoneAt + options.Grace;

    // A node that doesn't renew is dead, and its connections with it.
    private void Look(DateTimeOffset now, bool wasThere)
    {
        wasThere |= _nodes.Count > 0;
        foreach (var (node, until) in _nodes)
        {
            if (until <= now) _nodes.Remove(node);
        }

        if (_nodes.Count > 0) GoneAt = null;
        else if (wasThere) GoneAt ??= now;
    }
}

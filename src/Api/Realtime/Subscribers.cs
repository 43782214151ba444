namespace Spherespace.Realtime;

/// <summary>
/// The connections at one topic. A new one is there, so that a right that ends meanwhile is taken from it, but hears
/// nothing until it is admitted.
/// </summary>
internal sealed class Subscribers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LiveConnection, bool> _isAdmitted = [];
    private LiveConnection[]? _audience = [];

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _isAdmitted.Count == 0;
        }
    }

    public bool Add(LiveConnection connection)
    {
        lock (_gate) return _isAdmitted.TryAdd(connection, false);
    }

    /// <returns>False when the connection was removed since it was added.</returns>
    public bool Admit(LiveConnection connection)
    {
        lock (_gate)
        {
            if (!_isAdmitted.TryGetValue(connection, out var wasAdmitted)) return false;
            if (wasAdmitted) return true;

            _isAdmitted[connection] = true;
            _audience = null;
            return true;
        }
    }

    public bool Remove(LiveConnection connection)
    {
        lock (_gate)
        {
            if (!_isAdmitted.Remove(connection)) return false;

            _audience = null;
            return true;
        }
    }

    /// <summary>All of them, admitted or not.</summary>
    public LiveConnection[] All()
    {
        lock (_gate) return [.. _isAdmitted.Keys];
    }

    public LiveConnection[] Of(UserId user)
    {
        lock (_gate) return [.. _isAdmitted.Keys.Where(c => c.Actor.UserId == user)];
    }

    /// <summary>Everybody that is told. Made anew only after somebody came or went: never to be changed.</summary>
    public LiveConnection[] Audience()
    {
        lock (_gate) return _audience ??= [.. _isAdmitted.Where(s => s.Value).Select(s => s.Key)];
    }
}

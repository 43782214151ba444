namespace Orleans.Runtime;

/// <summary>
/// Decides which requests of an activation may run at once. Everybody who asks holds the scheduler's gate.
/// </summary>
internal sealed class RequestGate(bool reentrant)
{
    private LinkedList<Request>? _waiting;
    private readonly List<Request> _running = new(1);
    private Dictionary<Guid, int>? _sections;

    // The one that the others have to respect: the eldest that doesn't interleave by itself.
    private Request? _blocking;

    // Requests that always interleave wait only for the activation to begin, so they are looked for once.
    private bool _mixed = true;

    /// <summary>Nothing in hand but what doesn't keep a grain alive, such as the ticks of its timers.</summary>
    public bool IsIdle => !_running.Exists(KeepsAlive) && (_waiting is null || !_waiting.Any(KeepsAlive));

    public bool IsRunning => _running.Count > 0;

    public int Load => _running.Count + (_waiting?.Count ?? 0);

    public bool MayStart(Request request) =>
        _blocking is null
        || reentrant
        || request.Contract.AlwaysInterleave
        || (_blocking.Contract.ReadOnly && request.Contract.ReadOnly)
        || JoinsOpenSection(request);

    public void Enter(Request request)
    {
        _running.Add(request);
        if (!request.Contract.AlwaysInterleave) _blocking ??= request;
    }

    public void Leave(Request request)
    {
        _running.Remove(request);
        if (!ReferenceEquals(_blocking, request)) return;

        _blocking = _running.Find(static other => !other.Contract.AlwaysInterleave);
    }

    public void Queue(Request request) => (_waiting ??= new()).AddLast(request);

    /// <summary>The next waiting request that may start, entered; null when none may.</summary>
    public Request? TakeNext()
    {
        for (var node = _waiting?.First; node is not null; node = node.Next)
        {
            if (MayStart(node.Value))
            {
                _waiting!.Remove(node);
                Enter(node.Value);
                return node.Value;
            }

            // Behind one that must wait only these can go ahead; without them the rest needn't be looked at.
            if (_blocking is { Contract.ReadOnly: false } && _sections is null && !_mixed) return null;
        }

        _mixed = false;
        return null;
    }

    public LinkedList<Request> TakeAllWaiting()
    {
        var all = _waiting ?? new LinkedList<Request>();
        _waiting = null;
        return all;
    }

    public void Inherit(LinkedList<Request> waiting) => _waiting = waiting;

    public void EnterSection(Guid chain)
    {
        _sections ??= [];
        _sections[chain] = _sections.GetValueOrDefault(chain) + 1;
    }

    public void LeaveSection(Guid chain)
    {
        if (_sections is null || !_sections.TryGetValue(chain, out var depth)) return;

        if (depth > 1) _sections[chain] = depth - 1;
        else _sections.Remove(chain);
        if (_sections.Count == 0) _sections = null;
    }

    private static bool KeepsAlive(Request request) => request.KeepsAlive;

    // No section is ever opened for the empty id, which is that of a request of no chain.
    private bool JoinsOpenSection(Request request) =>
        _sections is not null && _sections.ContainsKey(request.ReentrancyId);
}

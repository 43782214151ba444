namespace Spherespace.Conversations;

/// <summary>
/// The members that a conversation has heard of lately. Loaded one by one, so that a conversation of two and one of ten
/// thousand wake up alike; used only inside the turns of one activation.
/// </summary>
internal sealed class MemberCache(
    ConversationId conversation, ConversationStore store, TimeProvider clock, ConversationOptions options)
{
    private readonly Dictionary<UserId, Entry> _known = [];

    /// <summary>The member, or null for an outsider. Completes at once for whoever was asked for lately.</summary>
    public async ValueTask<Member?> FindAsync(UserId user)
    {
        if (!_known.TryGetValue(user, out var entry) || entry.Until < clock.GetUtcNow())
        {
            entry = new Entry(store.ReadMemberAsync(conversation, user), clock.GetUtcNow() + options.MemberLasts);
            _known[user] = entry;
        }

        // Those who ask meanwhile wait for the same answer, and go on in the order in which they asked.
        if (entry.Member is null) await LoadAsync(user, entry);
        return entry.Member;
    }

    /// <summary>Takes note that the member has read up to this message.</summary>
    public void Advance(UserId user, long seq)
    {
        if (_known.TryGetValue(user, out var entry) && entry.Member is { } member && member.ReadSeq < seq)
            entry.Member = member with { ReadSeq = seq };
    }

    public void Forget(UserId user) => _known.Remove(user);

    private async Task LoadAsync(UserId user, Entry entry)
    {
        try
        {
            entry.Member ??= await entry.Loading;
        }
        finally
        {
            if (entry.Member is null && _known.GetValueOrDefault(user) == entry) _known.Remove(user);
        }
    }

    private sealed class Entry(Task<Member?> loading, DateTimeOffset until)
    {
        public Task<Member?> Loading => loading;

        public DateTimeOffset Until => until;

        public Member? Member { get; set; }
    }
}

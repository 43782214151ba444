namespace Spherespace.Conversations;

/// <summary>
/// The members that a conversation has heard of lately. Loaded one by one, so that a conversation of two and one of ten
/// thousand wake up alike; used only inside the turns of one activation.
/// </summary>
internal sealed class MemberCache(
    ConversationId conversation, ConversationStore store, TimeProvider clock, ConversationOptions options)
{
    private readonly Dictionary<UserId, Entry> _known = [];

    /// <summary>The member, or null for an outsider.</summary>
    public async ValueTask<Member?> FindAsync(UserId user)
    {
        if (Known(user) is { } known) return known;

        var found = await store.ReadMemberAsync(conversation, user);
        if (found is null) _known.Remove(user);
        else _known[user] = new Entry(clock.GetUtcNow() + options.MemberLasts) { Member = found };
        return found;
    }

    /// <summary>Takes note that the member has read up to this message.</summary>
    public void Advance(UserId user, long seq)
    {
        if (_known.TryGetValue(user, out var entry) && entry.Member.ReadSeq < seq)
            entry.Member = entry.Member with { ReadSeq = seq };
    }

    public void Forget(UserId user) => _known.Remove(user);

    private Member? Known(UserId user) =>
        _known.TryGetValue(user, out var entry) && entry.Until >= clock.GetUtcNow() ? entry.Member : null;

    private sealed class Entry(DateTimeOffset until)
    {
        public DateTimeOffset Until => until;

        public required Member Member { get; set; }
    }
}

import type { Conversation } from '@/lib/api/types';

/** The conversation next to the current one, or the next one with something unread; round and round. */
export function neighbour(
  conversations: readonly Conversation[],
  currentId: string | null,
  step: 1 | -1,
  unreadOnly: boolean,
): string | null {
  const count = conversations.length;
  const current = conversations.findIndex(({ id }) => id === currentId);
  const start = current < 0 && step < 0 ? 0 : current;
  for (let walked = 1; walked <= count; walked++) {
    const candidate = conversations[(start + step * walked + count * walked) % count];
    if (candidate && candidate.id !== currentId && (!unreadOnly || (candidate.me?.unread ?? 0) > 0))
      return candidate.id;
  }
  return null;
}

import { useMemo, useState } from 'react';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import { useConversations } from '@/features/conversations/live/conversations';
import { RowCache, toRows, type MessageRow } from '@/features/conversations/live/message-rows';
import { useMe } from '@/lib/session/session-context';
import { useStore } from '@/lib/store';

/** The rows of a conversation. A row that says the same as before is the same object, so that it isn't drawn again. */
export function useRows(
  { messages, conversation, hasOlder }: ConversationState,
  newFromSeq: number | null,
): readonly MessageRow[] {
  const { id: myId } = useMe();
  const { outbox } = useConversations();
  const entries = useStore(outbox);
  const [cache] = useState(() => new RowCache());
  return useMemo(() => {
    const mine = entries.filter((entry) => entry.conversation_id === conversation.id);
    const rows = toRows(messages, mine, { myId, newFromSeq, hasOlder });
    return cache.reuse(rows);
  }, [cache, messages, entries, conversation.id, myId, newFromSeq, hasOlder]);
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import type { ConversationSession } from '@/features/conversations/live/conversation-session';
import { useConversations } from '@/features/conversations/live/conversations';
import type { MessageRow } from '@/features/conversations/live/message-rows';
import { usePageAttention } from '@/lib/ui/use-page-attention';

/** Where the reader is: at the bottom, where messages count as read, or further up, where they are counted. */
export function useReading(session: ConversationSession, log: ConversationState, rows: readonly MessageRow[]) {
  const conversations = useConversations();
  const isLooking = usePageAttention();
  const [atBottom, setAtBottom] = useState(true);
  const [leftAtSeq, setLeftAtSeq] = useState(0);
  const bottom = useRef(true);
  const lastSeq = log.messages.at(-1)?.seq ?? 0;
  const latest = useRef(lastSeq);
  const lastRow = useRef<MessageRow | undefined>(undefined);
  useEffect(() => {
    latest.current = lastSeq;
    lastRow.current = rows.at(-1);
  }, [lastSeq, rows]);

  useEffect(() => {
    if (atBottom && isLooking && lastSeq > 0) conversations.markRead(session.id, lastSeq);
  }, [conversations, session, atBottom, isLooking, lastSeq]);

  const onBottom = useCallback((now: boolean) => {
    bottom.current = now;
    setAtBottom(now);
    setLeftAtSeq(latest.current);
  }, []);
  const isAtBottom = useCallback(() => bottom.current, []);
  // What one has just written is always shown.
  const follow = useCallback((now: boolean) => (now || lastRow.current?.pending ? 'auto' : false), []);

  const below = atBottom ? 0 : log.messages.filter(({ seq }) => seq > leftAtSeq).length;
  return useMemo(
    () => ({ atBottom, below, onBottom, isAtBottom, follow }),
    [atBottom, below, onBottom, isAtBottom, follow],
  );
}

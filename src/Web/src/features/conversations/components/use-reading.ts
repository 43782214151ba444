import { useEffect, useMemo, useRef, useState } from 'react';
import { PanePlace } from '@/features/conversations/components/pane-place';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import type { ConversationSession } from '@/features/conversations/live/conversation-session';
import { useConversations } from '@/features/conversations/live/conversations';
import type { MessageRow } from '@/features/conversations/live/message-rows';
import { Store, useSelected } from '@/lib/store';
import { usePageAttention } from '@/lib/ui/use-page-attention';

interface ReadingOptions {
  session: ConversationSession;
  log: ConversationState;
  rows: readonly MessageRow[];
  place: PanePlace | null;
}

/** Before the pane is there, one is at its end. */
const arriving = new Store({ atBottom: true });

/** Where the reader is: at the bottom, where messages count as read, or further up, where they are counted. */
export function useReading({ session, log, rows, place }: ReadingOptions) {
  const conversations = useConversations();
  const isLooking = usePageAttention();
  const atBottom = useSelected(place ?? arriving, (state) => state.atBottom);
  const lastSeq = log.messages.at(-1)?.seq ?? 0;
  const [leftAtSeq, setLeftAtSeq] = useState(lastSeq);
  if (atBottom && leftAtSeq !== lastSeq) setLeftAtSeq(lastSeq);

  useEffect(() => {
    if (place && atBottom && isLooking && lastSeq > 0) conversations.markRead(session.id, lastSeq);
  }, [conversations, session, place, atBottom, isLooking, lastSeq]);

  useEffect(() => {
    const seq = log.messages[0]?.seq ?? null;
    session.readingFrom(atBottom ? null : seq);
  }, [session, atBottom, log.messages]);

  useShowOwn(rows, place);
  const below = useMemo(() => log.messages.filter(({ seq }) => seq > leftAtSeq).length, [log.messages, leftAtSeq]);
  return { atBottom, below };
}

/** What one has just written is always shown. */
function useShowOwn(rows: readonly MessageRow[], place: PanePlace | null): void {
  const last = rows.at(-1);
  const writtenLast = last?.pending ? last.key : null;
  const seen = useRef(writtenLast);
  useEffect(() => {
    if (writtenLast !== null && writtenLast !== seen.current) place?.toBottom();
    seen.current = writtenLast;
  }, [writtenLast, place]);
}

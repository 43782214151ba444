import { useState } from 'react';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import { usePageAttention } from '@/lib/ui/use-page-attention';

export interface NewLine {
  /** The message above which the line stands. */
  fromSeq: number | null;
  /** What was unread on arriving, when the line isn't among the loaded messages. */
  above: { seq: number; count: number } | null;
  dismissAbove: () => void;
}

/**
 * Where the unread messages began when the reader came in, or what came while they looked elsewhere. The line stays
 * where it is while they read.
 */
export function useNewLine(log: ConversationState): NewLine {
  const lastSeq = log.messages.at(-1)?.seq ?? 0;
  const [opened, setOpened] = useState(() => unreadIn(log));
  const isLooking = usePageAttention();
  const [wasLooking, setWasLooking] = useState(isLooking);
  if (isLooking !== wasLooking) {
    setWasLooking(isLooking);
    // Looking away, the line goes below the last message seen; back again with nothing new, there is none.
    const isCaughtUp = (log.conversation.me?.read_seq ?? 0) >= lastSeq;
    if (!isLooking && isCaughtUp) setOpened({ fromSeq: lastSeq + 1, above: null });
    else if (isLooking && (opened.fromSeq ?? 0) > lastSeq) setOpened({ fromSeq: null, above: null });
  }

  return {
    ...opened,
    dismissAbove: () => setOpened({ ...opened, above: null }),
  };
}

function unreadIn({ conversation: { me }, messages }: ConversationState): Pick<NewLine, 'fromSeq' | 'above'> {
  if (!me || me.unread === 0) return { fromSeq: null, above: null };
  const fromSeq = me.read_seq + 1;
  const isLoaded = fromSeq >= (messages[0]?.seq ?? Infinity);
  return { fromSeq, above: isLoaded ? null : { seq: fromSeq, count: me.unread } };
}

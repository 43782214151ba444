import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { Nearness } from '@/features/conversations/components/nearness';
import { PanePlace, type Place } from '@/features/conversations/components/pane-place';
import type { Block } from '@/features/conversations/live/blocks';
import type { ConversationSession } from '@/features/conversations/live/conversation-session';
import type { MessageRow } from '@/features/conversations/live/message-rows';

interface Memory {
  place: Place | null;
  heights: Map<number, number>;
}

interface PaneOptions {
  session: ConversationSession;
  pane: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  rows: readonly MessageRow[];
}

/** Where one was in each conversation, and how high its blocks are, for as long as its session lives. */
const memories = new WeakMap<ConversationSession, Memory>();

/** Space above the line of the unread when one arrives at it. */
const roomAboveLine = 72;

/** The scrolling pane: opens where one left it, or at what is new, or at the end; and keeps its place. */
export function usePane({ session, pane, content, rows }: PaneOptions) {
  const [memory] = useState<Memory>(() => memories.get(session) ?? { place: null, heights: new Map() });
  const [parts, setParts] = useState<{ place: PanePlace; nearness: Nearness } | null>(null);
  const firstRows = useRef(rows);

  useLayoutEffect(() => {
    if (!pane.current || !content.current) return;
    const place = new PanePlace(pane.current, content.current);
    const nearness = new Nearness(pane.current);
    const newLine = firstRows.current.find((row) => row.startsNew);
    if (memory.place) place.show(memory.place.key, memory.place.offset);
    else if (newLine) place.show(newLine.key, roomAboveLine);
    // Both are made of elements, which there are only now; what is drawn first doesn't need them.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setParts({ place, nearness });
    return () => {
      memories.set(session, { ...memory, place: place.current() });
      place.stop();
      nearness.stop();
    };
  }, [session, pane, content, memory]);

  return {
    place: parts?.place ?? null,
    nearness: parts?.nearness ?? null,
    heights: memory.heights,
    /** Whether a block has to be there from the first moment. */
    startsWith: (block: Block, isAtEnd: boolean) =>
      memory.place ? block.rows.some((row) => row.key === memory.place?.key) : isAtEnd,
  };
}

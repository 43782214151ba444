import { memo, useLayoutEffect, useRef, useState } from 'react';
import { MessageItem } from '@/features/conversations/components/message-item';
import type { Nearness } from '@/features/conversations/components/nearness';
import type { Block } from '@/features/conversations/live/blocks';

interface MessageBlockProps {
  block: Block;
  nearness: Nearness | null;
  /** The height of each block when it was last drawn; outlives the pane. */
  heights: Map<number, number>;
  /** Drawn from the start: the end of the list, or where one is jumping to. */
  isWanted: boolean;
}

/** A guess, until a block has been drawn. What is above the reader may have any height. */
const guessedRowHeight = 36;

/** A stretch of messages. Far from what is seen it is nothing but its height. */
export const MessageBlock = memo(
  function MessageBlock({ block, nearness, heights, isWanted }: MessageBlockProps) {
    const element = useRef<HTMLDivElement>(null);
    const [isNear, setNear] = useState(isWanted);
    const isDrawn = isNear || isWanted;

    useLayoutEffect(() => {
      const box = element.current;
      if (!box || !nearness) return;
      return nearness.observe(box, (near) => {
        // Whoever has the focus stays.
        if (!near && box.contains(document.activeElement)) return;
        if (!near && box.childElementCount > 0) heights.set(block.id, box.offsetHeight);
        setNear(near);
      });
    }, [nearness, heights, block.id]);

    const height = heights.get(block.id) ?? block.rows.length * guessedRowHeight;
    return (
      <div ref={element} className="flow-root" style={isDrawn ? undefined : { height }}>
        {isDrawn && block.rows.map((row) => <MessageItem key={row.key} row={row} />)}
      </div>
    );
  },
  (one, other) =>
    one.nearness === other.nearness &&
    one.isWanted === other.isWanted &&
    one.block.rows.length === other.block.rows.length &&
    one.block.rows.every((row, index) => row === other.block.rows[index]),
);

import type { MessageRow } from '@/features/conversations/live/message-rows';

export interface Block {
  id: number;
  rows: readonly MessageRow[];
}

const seqsInBlock = 25;

/** Rows in blocks that stay the same however much is loaded before or written after them. */
export function toBlocks(rows: readonly MessageRow[]): Block[] {
  const blocks: { id: number; rows: MessageRow[] }[] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    // What has no place yet stands with the latest that has.
    const id = row.message ? blockOf(row.message.seq) : (last?.id ?? 0);
    if (last?.id === id) last.rows.push(row);
    else blocks.push({ id, rows: [row] });
  }
  return blocks;
}

export function blockOf(seq: number): number {
  return Math.floor((seq - 1) / seqsInBlock);
}

import type { Message } from '@/lib/api/types';
import { isSameDay } from '@/lib/i18n/dates';
import type { OutboxEntry } from '@/features/conversations/live/outbox-storage';

export interface MessageRow {
  /** Stays the same from the moment of writing on, so that an acknowledged message doesn't blink. */
  key: string;
  /** Null until the server has given it a place. */
  message: Message | null;
  pending: OutboxEntry | null;
  at: string;
  /** The first of its author's run: shows who it is. */
  isHead: boolean;
  /** The first of its day. */
  startsDay: boolean;
  /** The first that hadn't been read on arriving here. */
  startsNew: boolean;
}

const runMs = 5 * 60_000;

/** What the list shows: the log, then what is still on its way. One row a message, dividers belong to their row. */
export function toRows(
  messages: readonly Message[],
  outbox: readonly OutboxEntry[],
  { myId, newFromSeq }: { myId: string; newFromSeq: number | null },
): MessageRow[] {
  const arrived = new Set(messages.map(({ client_id }) => client_id));
  const pending = outbox.filter(({ client_id }) => !arrived.has(client_id));
  const rows: MessageRow[] = [];
  let previous: { author: string | null; at: string } | null = null;
  for (const item of [...messages, ...pending]) {
    const message = 'seq' in item ? item : null;
    const at = 'seq' in item ? item.created_at : item.queued_at;
    const author = message ? authorOf(message) : myId;
    const startsDay = !previous || !isSameDay(previous.at, at);
    const startsNew = message !== null && message.seq === newFromSeq;
    const continues = author !== null && previous?.author === author && elapsed(previous.at, at) < runMs;
    rows.push({
      key: item.client_id ?? message?.id ?? '',
      message,
      pending: 'seq' in item ? null : item,
      at,
      isHead: startsDay || startsNew || !continues,
      startsDay,
      startsNew,
    });
    previous = { author, at };
  }
  return rows;
}

/** A notice of the system belongs to nobody's run. */
function authorOf(message: Message): string | null {
  return message.type === 'system' ? null : (message.sender?.id ?? null);
}

function elapsed(from: string, to: string): number {
  return new Date(to).getTime() - new Date(from).getTime();
}

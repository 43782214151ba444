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
  /** The very first message of the conversation. */
  isBeginning: boolean;
  /** The first of its author's run: shows who it is. */
  isHead: boolean;
  /** The first of its day. */
  startsDay: boolean;
  /** The first that hadn't been read on arriving here. */
  startsNew: boolean;
  /** The last that I wrote and the server took: shows whether it was read. */
  isMyLast: boolean;
}

interface View {
  myId: string;
  newFromSeq: number | null;
  hasOlder: boolean;
}

const runMs = 5 * 60_000;

/** What the list shows: the log, then what is still on its way. One row a message, dividers belong to their row. */
export function toRows(messages: readonly Message[], outbox: readonly OutboxEntry[], view: View): MessageRow[] {
  const arrived = new Set(messages.map(({ client_id }) => client_id));
  const pending = outbox.filter(({ client_id }) => !arrived.has(client_id));
  const myLast = messages.findLast(({ sender }) => sender?.id === view.myId);
  const rows: MessageRow[] = [];
  let previous: { author: string | null; at: string } | null = null;
  for (const item of [...messages, ...pending]) {
    const message = 'seq' in item ? item : null;
    const at = 'seq' in item ? item.created_at : item.queued_at;
    const author = message ? authorOf(message) : view.myId;
    const startsDay = !previous || !isSameDay(previous.at, at);
    const startsNew = message !== null && message.seq === view.newFromSeq;
    const continues = author !== null && previous?.author === author && elapsed(previous.at, at) < runMs;
    rows.push({
      key: item.client_id ?? message?.id ?? '',
      message,
      pending: 'seq' in item ? null : item,
      at,
      isBeginning: previous === null && !view.hasOlder,
      isHead: startsDay || startsNew || !continues,
      startsDay,
      startsNew,
      isMyLast: message !== null && message === myLast,
    });
    previous = { author, at };
  }
  return rows;
}

/** Puts in place of each row the one that was there before, if it says the same. */
export class RowCache {
  private known = new Map<string, MessageRow>();

  reuse(rows: readonly MessageRow[]): MessageRow[] {
    const reused = rows.map((row) => {
      const before = this.known.get(row.key);
      return before && isSame(before, row) ? before : row;
    });
    this.known = new Map(reused.map((row) => [row.key, row]));
    return reused;
  }
}

function isSame(one: MessageRow, other: MessageRow): boolean {
  return (Object.keys(one) as (keyof MessageRow)[]).every((field) => one[field] === other[field]);
}

/** A notice of the system belongs to nobody's run. */
function authorOf(message: Message): string | null {
  return message.type === 'system' ? null : (message.sender?.id ?? null);
}

function elapsed(from: string, to: string): number {
  return new Date(to).getTime() - new Date(from).getTime();
}

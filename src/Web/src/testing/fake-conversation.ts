import type { ConversationSnapshot } from '@/features/conversations/live/conversation-events';
import type { Conversation, Member, Message, MessagePage, Person } from '@/lib/api/types';
import type { LiveEvent, TopicAnswer } from '@/lib/live/protocol';

interface Changed<T> {
  version: number;
  row: T;
}

const newest = 50;

/**
 * The server's side of one conversation, as the contract describes it: rows that carry the version of their last
 * change, from which it answers Subscribe. Every command returns the events that the members would receive.
 */
export class FakeConversation {
  readonly id: string;
  version = 0;
  private readonly name: string;
  private readonly messages: Message[] = [];
  private readonly members = new Map<string, Changed<Member & { left: boolean }>>();
  private minutes = 0;

  constructor(id: string, people: readonly Person[]) {
    this.id = id;
    this.name = `Room ${id}`;
    for (const who of people) this.joins(who);
  }

  says(who: Person, content: string, clientId: string | null = null): LiveEvent {
    const version = ++this.version;
    const at = this.clock();
    const message: Message = {
      id: `${this.id}-m${this.messages.length + 1}`,
      conversation_id: this.id,
      seq: this.messages.length + 1,
      version,
      sender: who,
      type: 'text',
      content,
      client_id: clientId,
      created_at: at,
      edited_at: null,
      deleted_at: null,
    };
    this.messages.push(message);
    this.change(who, { read_seq: message.seq });
    return this.event('message.created', { message }, version);
  }

  edits(seq: number, content: string): LiveEvent {
    const message = this.changed(seq, { content, edited_at: this.clock() });
    return this.event('message.updated', { message }, message.version);
  }

  deletes(seq: number): LiveEvent {
    const message = this.changed(seq, { content: '' });
    const event = this.event('message.deleted', { id: message.id, seq }, message.version);
    this.messages[seq - 1] = { ...message, deleted_at: event.at };
    return event;
  }

  reads(who: Person, seq: number): LiveEvent {
    this.change(who, { read_seq: Math.max(seq, this.member(who).read_seq) }, ++this.version);
    return this.event('read.advanced', { user_id: who.id, seq }, this.version);
  }

  joins(who: Person): LiveEvent {
    const version = ++this.version;
    const joined_at = this.clock();
    this.members.set(who.id, { version, row: { user: who, role: 'member', joined_at, read_seq: 0, left: false } });
    return this.event('member.joined', { member: this.member(who) }, version);
  }

  leaves(who: Person): LiveEvent {
    const member = this.member(who);
    this.change(who, { left: true }, ++this.version);
    return this.event('member.left', { member }, this.version);
  }

  types(who: Person, typing: boolean): LiveEvent {
    return this.event('typing.changed', { user_id: who.id, username: who.username, typing }, null);
  }

  /** What a member finds who comes new. */
  snapshot(me: Person): ConversationSnapshot {
    return {
      conversation: this.conversation(me),
      members: this.present().map(({ left, ...member }) => member),
      members_has_more: false,
      messages: this.messages.slice(-newest),
      has_more: this.messages.length > newest,
    };
  }

  /** Subscribe: without a version the snapshot, with one the last change of every row since then. */
  subscribe(me: Person, since: number | null): TopicAnswer {
    if (since === null) return { version: this.version, events: null, snapshot: this.snapshot(me) };
    const messages = this.messages
      .filter((message) => message.version > since)
      .map((message) => this.event('message.updated', { message }, message.version));
    const members = [...this.members.values()]
      .filter(({ version }) => version > since)
      .map(({ version, row: { left, ...member } }) =>
        this.event(left ? 'member.left' : 'member.joined', { member }, version),
      );
    const events = [...messages, ...members].sort((one, other) => (one.version ?? 0) - (other.version ?? 0));
    return { version: this.version, events, snapshot: null };
  }

  page(before: number, limit: number): MessagePage {
    const older = this.messages.filter(({ seq }) => seq < before);
    return { messages: older.slice(-limit), has_more: older.length > limit };
  }

  conversation(me: Person): Conversation {
    const mine = this.members.get(me.id)?.row;
    const last_seq = this.messages.length;
    return {
      id: this.id,
      kind: 'group',
      visibility: 'private',
      name: this.name,
      description: null,
      created_by: null,
      created_at: '2026-01-01T00:00:00.000Z',
      member_count: this.present().length,
      last_seq,
      version: this.version,
      last_message: this.messages.at(-1) ?? null,
      with: null,
      me: mine && !mine.left ? { role: mine.role, read_seq: mine.read_seq, unread: last_seq - mine.read_seq } : null,
    };
  }

  private present() {
    return [...this.members.values()].map(({ row }) => row).filter(({ left }) => !left);
  }

  private member(who: Person): Member {
    const found = this.members.get(who.id);
    if (!found) throw new Error(`${who.username} was never here`);
    const { left, ...member } = found.row;
    return member;
  }

  /** A read marker that moves with one's own message has no version of its own. */
  private change(who: Person, change: Partial<Member & { left: boolean }>, version?: number): void {
    const found = this.members.get(who.id);
    if (found) this.members.set(who.id, { version: version ?? this.version, row: { ...found.row, ...change } });
  }

  private changed(seq: number, change: Partial<Message>): Message {
    const message = this.messages[seq - 1];
    if (!message) throw new Error(`There is no message ${seq}`);
    const next = { ...message, ...change, version: ++this.version };
    this.messages[seq - 1] = next;
    return next;
  }

  private event(type: string, data: unknown, version: number | null): LiveEvent {
    return { topic: `conversation:${this.id}`, type, version, at: this.clock(), data };
  }

  private clock(): string {
    return new Date(Date.UTC(2026, 0, 1, 9, this.minutes++)).toISOString();
  }
}

import { createContext, useContext } from 'react';
import type { Me, Message } from '@/lib/api/types';
import type { LiveEvent } from '@/lib/live/protocol';
import type { Services } from '@/lib/services';
import {
  fetchConversation,
  fetchMessages,
  fetchMyConversations,
} from '@/features/conversations/api/fetch-conversations';
import { ConversationList } from '@/features/conversations/live/conversation-list';
import { ConversationSession } from '@/features/conversations/live/conversation-session';
import { Drafts } from '@/features/conversations/live/drafts';
import { Outbox, type Ack } from '@/features/conversations/live/outbox';
import { OutboxStorage, type OutboxEntry } from '@/features/conversations/live/outbox-storage';

/** Those opened last stay live, so that going back to one shows it at once. */
const sessionsKept = 8;

/** All of one person's conversations while they are signed in here. */
export class Conversations {
  readonly list: ConversationList;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  private readonly sessions = new Map<string, ConversationSession>();
  private readonly services: Services;
  private me: Me;
  private endings: (() => void)[] = [];

  constructor(services: Services, me: Me) {
    const { live, api } = services;
    this.services = services;
    this.me = me;
    this.drafts = new Drafts(me.id);
    this.outbox = new Outbox(live, new OutboxStorage(me.id));
    this.list = new ConversationList(
      live,
      { all: () => fetchMyConversations(api), one: (id) => fetchConversation(api, id) },
      me.id,
    );
  }

  start(): void {
    const { live, session } = this.services;
    this.endings = [
      session.subscribe(() => this.noteMe()),
      this.outbox.onAcknowledged((entry, ack) => this.acknowledge(entry, ack)),
      live.listen('*', (batch) => batch.forEach((event) => this.hear(event))),
    ];
    this.list.start();
    this.outbox.start();
  }

  stop(): void {
    for (const end of this.endings) end();
    for (const session of this.sessions.values()) session.stop();
    this.sessions.clear();
    this.list.stop();
    this.outbox.stop();
  }

  session(id: string): ConversationSession {
    const session = this.sessions.get(id) ?? this.open(id);
    // Back in as the newest; the one that hasn't been looked at for longest goes.
    this.sessions.delete(id);
    this.sessions.set(id, session);
    const [oldest] = this.sessions.keys();
    if (this.sessions.size > sessionsKept && oldest !== undefined) this.close(oldest);
    return session;
  }

  close(id: string): void {
    this.sessions.get(id)?.stop();
    this.sessions.delete(id);
  }

  markRead(id: string, seq: number): void {
    this.sessions.get(id)?.markRead(seq);
    this.list.markRead(id, seq);
  }

  private open(id: string): ConversationSession {
    const { live, api } = this.services;
    const loadPage = (conversationId: string, page: { before: number; limit: number }) =>
      fetchMessages(api, conversationId, page);
    return new ConversationSession(id, { live, myId: this.me.id, loadPage });
  }

  private acknowledge(entry: OutboxEntry, ack: Ack): void {
    const { id, username, display_name, avatar_url, verified } = this.me;
    this.sessions.get(entry.conversation_id)?.acknowledge({
      ...ack,
      conversation_id: entry.conversation_id,
      client_id: entry.client_id,
      content: entry.content,
      reactions: [],
      type: 'text',
      sender: { id, username, display_name, avatar_url, verified },
      edited_at: null,
      deleted_at: null,
    });
  }

  private hear({ type, data }: LiveEvent): void {
    if (type === 'message.created') this.settle((data as { message: Message }).message);
    if (type === 'conversation.removed')
      this.sessions.get((data as { conversation_id: string }).conversation_id)?.close();
  }

  /** Seeing my message in the log is as good as its acknowledgement, which may have been lost. */
  private settle(message: Message): void {
    if (message.client_id && message.sender?.id === this.me.id) this.outbox.settle(message.client_id);
  }

  private noteMe(): void {
    const state = this.services.session.getSnapshot();
    if (state.status === 'signed-in') this.me = state.me;
  }
}

export const ConversationsContext = createContext<Conversations | null>(null);

export function useConversations(): Conversations {
  const conversations = useContext(ConversationsContext);
  if (!conversations) throw new Error('There is no ConversationsContext above this component');
  return conversations;
}

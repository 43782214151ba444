import type { Conversation } from '@/lib/api/types';
import type { LiveConnection } from '@/lib/live/live-connection';
import type { LiveEvent } from '@/lib/live/protocol';
import { TopicFeed } from '@/lib/live/topic-feed';
import { retryDelayMs } from '@/lib/live/retry-delay';
import { Store } from '@/lib/store';
import { isApiError } from '@/lib/api/api-error';
import { conversationIdOf, type ConversationEvent } from '@/features/conversations/live/conversation-events';
import { reduceConversation, withRead } from '@/features/conversations/live/reduce-conversation';

export interface ConversationListState {
  status: 'loading' | 'failed' | 'ready';
  byId: Readonly<Record<string, Conversation>>;
}

export interface ConversationSource {
  all: () => Promise<Conversation[]>;
  one: (id: string) => Promise<Conversation>;
}

interface UserSnapshot {
  conversations: { id: string; version: number }[];
}

/** More than this many out of date, and one request for all is the shorter way. */
const fetchOneByOneUpTo = 8;

/**
 * All my conversations with their unread counts, kept by the events that the server sends for every one of them.
 * What it can't follow (a version missing, a conversation unknown) it fetches again.
 */
export class ConversationList extends Store<ConversationListState> {
  /** The newest version that we have heard of; a conversation that stands below it is out of date. */
  private readonly heard = new Map<string, number>();
  private readonly fetching = new Set<string>();
  private fetchingAll = false;
  private feed: TopicFeed | null = null;
  private endListening: (() => void) | null = null;
  private readonly live: LiveConnection;
  private readonly source: ConversationSource;
  private readonly myId: string;

  constructor(live: LiveConnection, source: ConversationSource, myId: string) {
    super({ status: 'loading', byId: {} });
    this.live = live;
    this.source = source;
    this.myId = myId;
  }

  start(): void {
    this.endListening = this.live.listen('*', (batch) => this.receive(batch));
    this.feed = new TopicFeed(this.live, `user:${this.myId}`, {
      version: () => null,
      onAnswer: ({ snapshot }) => this.compare(snapshot as UserSnapshot),
      onEvents: () => undefined,
      onRefused: () => undefined,
    });
    void this.load();
  }

  stop(): void {
    this.endListening?.();
    this.feed?.stop();
  }

  readonly load = async (attempt = 0): Promise<void> => {
    if (this.fetchingAll) return;
    this.fetchingAll = true;
    if (this.getSnapshot().status === 'failed') this.change({ status: 'loading' });
    try {
      const all = await this.source.all();
      this.fetchingAll = false;
      const { byId } = this.getSnapshot();
      const fresh = Object.fromEntries(all.map((fetched) => [fetched.id, newer(byId[fetched.id], fetched)]));
      this.change({ status: 'ready', byId: fresh });
      this.fetchWhatIsBehind(attempt + 1);
    } catch {
      this.fetchingAll = false;
      if (this.getSnapshot().status === 'loading') this.change({ status: 'failed' });
    }
  };

  /** Puts in a conversation that a request has just given us: created, joined, opened by its address. */
  put(conversation: Conversation): void {
    const { byId } = this.getSnapshot();
    const known = byId[conversation.id];
    this.change({ byId: { ...byId, [conversation.id]: newer(known, conversation) } });
  }

  remove(id: string): void {
    const { [id]: removed, ...rest } = this.getSnapshot().byId;
    this.heard.delete(id);
    if (removed) this.change({ byId: rest });
  }

  /** Shows as read at once what the server is just being told. */
  markRead(id: string, seq: number): void {
    const known = this.getSnapshot().byId[id];
    if (known) this.change({ byId: { ...this.getSnapshot().byId, [id]: withRead(known, seq) } });
  }

  private receive(batch: LiveEvent[]): void {
    let { byId } = this.getSnapshot();
    for (const event of batch) {
      const id = conversationIdOf(event.topic);
      if (id !== null) byId = this.applied(byId, id, event);
    }
    this.change({ byId });
    // Both may come in one batch with events of the conversation: they have the last word.
    for (const event of batch) if (event.topic === `user:${this.myId}`) this.receiveOwn(event);
    this.fetchWhatIsBehind(0);
  }

  private applied(byId: ConversationListState['byId'], id: string, event: LiveEvent): ConversationListState['byId'] {
    if (event.version === null) return byId;
    const known = byId[id];
    if (known && event.version <= known.version) return byId;
    this.heard.set(id, Math.max(this.heard.get(id) ?? 0, event.version));
    if (known?.version !== event.version - 1) return byId;
    const next = reduceConversation(known, event as ConversationEvent, this.myId);
    return { ...byId, [id]: { ...next, version: event.version } };
  }

  private receiveOwn(event: LiveEvent): void {
    if (event.type === 'conversation.added') this.put((event.data as { conversation: Conversation }).conversation);
    if (event.type === 'conversation.removed') this.remove((event.data as { conversation_id: string }).conversation_id);
  }

  /** After (re)connecting the server tells where everything stands; we fetch what has moved. */
  private compare({ conversations }: UserSnapshot): void {
    const mine = new Set(conversations.map(({ id }) => id));
    for (const id of Object.keys(this.getSnapshot().byId)) if (!mine.has(id)) this.remove(id);
    for (const { id, version } of conversations) this.heard.set(id, Math.max(this.heard.get(id) ?? 0, version));
    if (this.getSnapshot().status === 'failed') void this.load();
    this.fetchWhatIsBehind(0);
  }

  private fetchWhatIsBehind(attempt: number): void {
    if (this.getSnapshot().status !== 'ready' || this.fetchingAll) return;
    const behind = [...this.heard.keys()].filter((id) => this.isBehind(id) && !this.fetching.has(id));
    if (behind.length > fetchOneByOneUpTo) void this.load(attempt);
    else for (const id of behind) void this.fetchOne(id, attempt);
  }

  private isBehind(id: string): boolean {
    return (this.getSnapshot().byId[id]?.version ?? -1) < (this.heard.get(id) ?? 0);
  }

  private async fetchOne(id: string, attempt: number): Promise<void> {
    this.fetching.add(id);
    try {
      this.put(await this.source.one(id));
    } catch (error) {
      if (isApiError(error, 403, 404)) this.remove(id);
    } finally {
      this.fetching.delete(id);
    }
    if (!this.isBehind(id)) return;
    setTimeout(
      () => this.isBehind(id) && !this.fetching.has(id) && void this.fetchOne(id, attempt + 1),
      retryDelayMs(attempt),
    );
  }

  private change(change: Partial<ConversationListState>): void {
    const state = this.getSnapshot();
    if (change.byId === state.byId && change.status === undefined) return;
    this.set({ ...state, ...change });
  }
}

function newer(known: Conversation | undefined, fetched: Conversation): Conversation {
  if (!known || fetched.version >= known.version) {
    // A read marker that the server hasn't heard of yet mustn't jump back.
    return known?.me && fetched.me ? withRead(fetched, known.me.read_seq) : fetched;
  }
  return known;
}

/** Newest activity first. */
export function byActivity(conversations: Iterable<Conversation>): Conversation[] {
  const activity = ({ last_message, created_at }: Conversation) => last_message?.created_at ?? created_at;
  return [...conversations].sort((one, other) => (activity(one) < activity(other) ? 1 : -1));
}

export function unreadTotal(conversations: Iterable<Conversation>): number {
  return [...conversations].reduce((sum, { me }) => sum + (me?.unread ?? 0), 0);
}

import type { Message, MessagePage } from '@/lib/api/types';
import type { LiveConnection } from '@/lib/live/live-connection';
import type { LiveEvent, Refusal, TopicAnswer } from '@/lib/live/protocol';
import { TopicFeed } from '@/lib/live/topic-feed';
import { Store } from '@/lib/store';
import {
  topicOf,
  type ConversationEvent,
  type ConversationSnapshot,
} from '@/features/conversations/live/conversation-events';
import {
  applyEvent,
  catchUp,
  fromSnapshot,
  withAcknowledged,
  withOlder,
  type ConversationState,
} from '@/features/conversations/live/conversation-reducer';
import { TypingPeople, type Typist } from '@/features/conversations/live/typing-people';

export type SessionState =
  | { status: 'loading' }
  /** It isn't there, or not for us: the server doesn't say which. */
  | { status: 'refused'; code: string }
  | { status: 'ready'; log: ConversationState; older: 'idle' | 'loading' | 'failed'; typing: readonly Typist[] };

export interface PageRequest {
  before: number;
  limit: number;
}

interface Dependencies {
  live: LiveConnection;
  myId: string;
  loadPage: (conversationId: string, request: PageRequest) => Promise<MessagePage>;
}

const pageSize = 100;
const markReadAfterMs = 300;

/** One conversation, live: the server's log as far as it is loaded, older pages on demand, who is typing. */
export class ConversationSession extends Store<SessionState> {
  readonly id: string;
  private anchorSeq: number | null = null;
  private readonly feed: TopicFeed;
  private readonly typing = new TypingPeople((typing) => this.patch({ typing }));
  private readonly live: LiveConnection;
  private readonly myId: string;
  private readonly loadPage: Dependencies['loadPage'];
  /** Counts events that changed a message we didn't have: it may be in a page that is on its way. */
  private unplaced = 0;
  private readonly read = { wanted: 0, told: 0 };
  private readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string, { live, myId, loadPage }: Dependencies) {
    super({ status: 'loading' });
    this.id = id;
    this.live = live;
    this.myId = myId;
    this.loadPage = loadPage;
    this.feed = new TopicFeed(live, topicOf(id), {
      version: () => this.log?.version ?? null,
      onAnswer: (answer) => this.answer(answer),
      onEvents: (events) => this.apply(events),
      onRefused: (refusal) => this.refuse(refusal),
    });
  }

  stop(): void {
    this.feed.stop();
    this.typing.stop();
    clearTimeout(this.readTimer);
  }

  /** Asks again after a refusal: perhaps we have been let in since. */
  retry(): void {
    this.set({ status: 'loading' });
    void this.feed.subscribe();
  }

  /** The oldest message on the screen while somebody reads back; a fresh snapshot is then filled up to it. */
  readingFrom(seq: number | null): void {
    this.anchorSeq = seq;
  }

  acknowledge(message: Message): void {
    if (this.log) this.keep(withAcknowledged(this.log, message));
  }

  async loadOlder(): Promise<void> {
    const state = this.getSnapshot();
    if (state.status !== 'ready' || state.older === 'loading' || !state.log.hasOlder) return;
    this.patch({ older: 'loading' });
    try {
      const page = await this.fetchOlder(state.log);
      // A snapshot that came in between has replaced the log that this page belongs to.
      const stillFits = this.log?.messages[0]?.seq === state.log.messages[0]?.seq;
      if (this.log && stillFits) this.keep(withOlder(this.log, page));
      this.patch({ older: 'idle' });
    } catch {
      this.patch({ older: 'failed' });
    }
  }

  /** Loads back until `seq` is there, for a jump to it. */
  async loadBackTo(seq: number): Promise<void> {
    while (this.log?.hasOlder && (this.log.messages[0]?.seq ?? 0) > seq) {
      const before = this.log.messages[0]?.seq;
      await this.loadOlder();
      if (this.log.messages[0]?.seq === before) return;
    }
  }

  /** Tells the server how far I have read; a burst of messages costs one call, an interruption is made up for. */
  markRead(seq: number): void {
    if (seq <= this.read.wanted) return;
    this.read.wanted = seq;
    clearTimeout(this.readTimer);
    this.readTimer = setTimeout(() => this.tellRead(), markReadAfterMs);
  }

  /** I have left, or was removed: nothing of it is mine to see any more. */
  close(): void {
    this.set({ status: 'refused', code: 'not_found' });
  }

  private tellRead(): void {
    const seq = this.read.wanted;
    if (seq <= this.read.told) return;
    this.live.invoke('MarkRead', { conversation_id: this.id, seq }).then(
      () => (this.read.told = Math.max(this.read.told, seq)),
      () => undefined,
    );
  }

  private get log(): ConversationState | null {
    const state = this.getSnapshot();
    return state.status === 'ready' ? state.log : null;
  }

  private async answer(answer: TopicAnswer): Promise<void> {
    this.tellRead();
    if (answer.events && this.log) {
      this.keep(catchUp(this.log, answer.events as ConversationEvent[], answer.version, this.myId));
      return;
    }
    const log = fromSnapshot(answer.snapshot as ConversationSnapshot, answer.version);
    this.keep(await this.filledUpToAnchor(log));
  }

  private apply(events: LiveEvent[]): void {
    const log = this.log;
    if (!log) return;
    const logged = events.filter((event) => event.version !== null) as ConversationEvent[];
    for (const event of events as ConversationEvent[]) {
      if (event.type === 'typing.changed' && event.data.user_id !== this.myId) this.typing.change(event.data);
      if (event.type === 'message.created' && event.data.message.sender)
        this.typing.stopped(event.data.message.sender.id);
      if (isChangeOfUnknown(log, event)) this.unplaced++;
    }
    this.keep(logged.reduce((current, event) => applyEvent(current, event, this.myId), log));
  }

  private refuse(refusal: Refusal): void {
    this.set({ status: 'refused', code: refusal.code });
  }

  /** A page whose messages may have been changed while it was on its way is fetched again. */
  private async fetchOlder(log: ConversationState): Promise<MessagePage> {
    const before = log.messages[0]?.seq ?? log.conversation.last_seq + 1;
    const unplaced = this.unplaced;
    const page = await this.loadPage(this.id, { before, limit: pageSize });
    return unplaced === this.unplaced ? page : this.fetchOlder(log);
  }

  private async filledUpToAnchor(log: ConversationState): Promise<ConversationState> {
    const anchor = this.anchorSeq;
    let filled = log;
    while (anchor !== null && filled.hasOlder && (filled.messages[0]?.seq ?? 0) > anchor) {
      const page = await this.fetchOlder(filled).catch(() => null);
      if (!page?.messages.length) break;
      filled = withOlder(filled, page);
    }
    return filled;
  }

  private keep(log: ConversationState): void {
    const state = this.getSnapshot();
    if (state.status === 'ready') this.set({ ...state, log });
    else this.set({ status: 'ready', log, older: 'idle', typing: [] });
  }

  private patch(change: { older?: 'idle' | 'loading' | 'failed'; typing?: readonly Typist[] }): void {
    const state = this.getSnapshot();
    if (state.status === 'ready') this.set({ ...state, ...change });
  }
}

function isChangeOfUnknown({ messages }: ConversationState, event: ConversationEvent): boolean {
  const id =
    event.type === 'message.updated'
      ? event.data.message.id
      : event.type === 'message.deleted'
        ? event.data.id
        : event.type === 'reaction.changed'
          ? event.data.message_id
          : null;
  return id !== null && !messages.some((message) => message.id === id);
}

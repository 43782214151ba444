import { OutboxStorage, type OutboxEntry } from '@/features/conversations/live/outbox-storage';
import type { LiveConnection } from '@/lib/live/live-connection';
import { Refusal } from '@/lib/live/protocol';
import { retryDelayMs } from '@/lib/live/retry-delay';
import { Store } from '@/lib/store';
import { uuid7 } from '@/lib/uuid';

export interface Ack {
  id: string;
  seq: number;
  version: number;
  created_at: string;
}

/** Refusals that pass by themselves; after any other the writer has to decide. */
const passing = new Set(['rate_limited', 'internal', 'unavailable', 'overloaded']);

/**
 * What I have written and the server hasn't confirmed yet. It empties by itself, a message at a time and in order in
 * each conversation. A message keeps its client id however often it is sent, so the server takes it once.
 */
export class Outbox extends Store<readonly OutboxEntry[]> {
  private readonly busy = new Set<string>();
  private readonly ackListeners = new Set<(entry: OutboxEntry, ack: Ack) => void>();
  private endings: (() => void)[] = [];
  private readonly live: LiveConnection;
  private readonly storage: OutboxStorage;

  constructor(live: LiveConnection, storage: OutboxStorage) {
    super([]);
    this.live = live;
    this.storage = storage;
  }

  start(): void {
    // Whether what was on its way has arrived, nobody knows; sending it again is safe.
    this.set(this.storage.all().map((entry) => (entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry)));
    const pumpAll = () => {
      if (this.live.getSnapshot().status === 'online')
        for (const id of new Set(this.getSnapshot().map((entry) => entry.conversation_id))) void this.pump(id);
    };
    this.endings = [this.live.subscribe(pumpAll), this.storage.onDeleted((clientId) => this.drop(clientId))];
    pumpAll();
  }

  stop(): void {
    for (const end of this.endings) end();
  }

  add(conversationId: string, content: string): void {
    const entry: OutboxEntry = {
      client_id: uuid7(),
      conversation_id: conversationId,
      content,
      queued_at: new Date().toISOString(),
      state: 'waiting',
      refusal: null,
    };
    this.storage.save(entry);
    this.set([...this.getSnapshot(), entry]);
    void this.pump(conversationId);
  }

  /** Sends a refused message once more, after everything that waits already. */
  retry(clientId: string): void {
    const entry = this.find(clientId);
    if (entry?.state !== 'failed') return;
    const others = this.getSnapshot().filter((other) => other !== entry);
    this.set([...others, { ...entry, state: 'waiting', refusal: null }]);
    void this.pump(entry.conversation_id);
  }

  discard(clientId: string): void {
    this.settle(clientId);
  }

  discardAll(): void {
    for (const { client_id } of this.storage.all()) this.storage.delete(client_id);
    this.set([]);
  }

  /** The message is in the log: by its acknowledgement, or because we have seen it there. */
  settle(clientId: string): void {
    this.storage.delete(clientId);
    this.drop(clientId);
  }

  onAcknowledged(listener: (entry: OutboxEntry, ack: Ack) => void): () => void {
    this.ackListeners.add(listener);
    return () => this.ackListeners.delete(listener);
  }

  private async pump(conversationId: string): Promise<void> {
    if (this.busy.has(conversationId)) return;
    this.busy.add(conversationId);
    try {
      for (let attempt = 0; ;) {
        const entry = this.nextOf(conversationId);
        if (!entry || this.live.getSnapshot().status !== 'online') return;
        const outcome = await this.send(entry);
        if (outcome === 'lost') return;
        attempt = outcome === 'later' ? attempt + 1 : 0;
        if (attempt) await new Promise((resolve) => setTimeout(resolve, 1_000 + retryDelayMs(attempt)));
      }
    } finally {
      this.busy.delete(conversationId);
    }
  }

  private async send(entry: OutboxEntry): Promise<'done' | 'refused' | 'later' | 'lost'> {
    const { client_id, conversation_id, content } = entry;
    this.change(client_id, { state: 'sending' });
    try {
      const ack = await this.live.invoke<Ack>('SendMessage', { conversation_id, client_id, content });
      for (const listener of this.ackListeners) listener(entry, ack);
      this.settle(client_id);
      return 'done';
    } catch (error) {
      if (error instanceof Refusal && !passing.has(error.code)) {
        this.change(client_id, { state: 'failed', refusal: { code: error.code, message: error.message } });
        return 'refused';
      }
      this.change(client_id, { state: 'waiting' });
      const isUp = this.live.getSnapshot().status === 'online';
      return error instanceof Refusal || isUp ? 'later' : 'lost';
    }
  }

  private nextOf(conversationId: string): OutboxEntry | undefined {
    return this.getSnapshot().find((entry) => entry.conversation_id === conversationId && entry.state === 'waiting');
  }

  private find(clientId: string): OutboxEntry | undefined {
    return this.getSnapshot().find((entry) => entry.client_id === clientId);
  }

  private change(clientId: string, change: Partial<OutboxEntry>): void {
    const changed = this.getSnapshot().map((entry) => (entry.client_id === clientId ? { ...entry, ...change } : entry));
    this.set(changed);
    // Only what has to outlive a reload: whether it was refused.
    const entry = this.find(clientId);
    if (entry && change.state === 'failed') this.storage.save(entry);
  }

  private drop(clientId: string): void {
    const rest = this.getSnapshot().filter((entry) => entry.client_id !== clientId);
    if (rest.length < this.getSnapshot().length) this.set(rest);
  }
}

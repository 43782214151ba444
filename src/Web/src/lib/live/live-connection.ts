import { Disconnected, refusalIn, type LiveEvent } from '@/lib/live/protocol';
import { retryDelayMs } from '@/lib/live/retry-delay';
import { Unauthorised, type Transport, type TransportFactory } from '@/lib/live/transport';
import { Store } from '@/lib/store';

export type LiveState =
  | { status: 'stopped' }
  | { status: 'connecting'; attempt: number }
  | { status: 'online' }
  | { status: 'waiting'; attempt: number; retryAt: number };

type Listener<T> = (value: T) => void;

const answerWithinMs = 15_000;
const proofOfLifeWithinMs = 4_000;

/** One connection to the hub for the whole app: it is kept up for ever, and says what it hears by topic. */
export class LiveConnection extends Store<LiveState> {
  private transport: Transport | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly topicListeners = new Map<string, Set<Listener<LiveEvent[]>>>();
  private readonly resyncListeners = new Set<Listener<string>>();
  private readonly createTransport: TransportFactory;
  private readonly onUnauthorised: () => Promise<unknown>;

  constructor(createTransport: TransportFactory, onUnauthorised: () => Promise<unknown>) {
    super({ status: 'stopped' });
    this.createTransport = createTransport;
    this.onUnauthorised = onUnauthorised;
  }

  start(): void {
    if (this.getSnapshot().status !== 'stopped') return;
    addEventListener('online', this.hurry);
    addEventListener('offline', this.doubt);
    addEventListener('focus', this.hurry);
    document.addEventListener('visibilitychange', this.onVisibility);
    void this.connect(0);
  }

  stop(): void {
    removeEventListener('online', this.hurry);
    removeEventListener('offline', this.doubt);
    removeEventListener('focus', this.hurry);
    document.removeEventListener('visibilitychange', this.onVisibility);
    clearTimeout(this.timer);
    this.set({ status: 'stopped' });
    this.abandonTransport();
  }

  /** Tries again now if a try is due later; where we think that we're online, finds out whether that is true. */
  readonly hurry = (): void => {
    const state = this.getSnapshot();
    if (state.status === 'waiting') void this.connect(0);
    else if (state.status === 'online') void this.proveAlive();
  };

  /** The browser lost its network: what we have may be dead without knowing it. If it isn't, a new one is up at once. */
  private readonly doubt = (): void => {
    if (this.getSnapshot().status === 'online') this.wait(1);
  };

  /** Calls a hub method. Rejects with a Refusal, or with Disconnected when no answer came. */
  async invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    const transport = this.transport;
    if (!transport || this.getSnapshot().status !== 'online') throw new Disconnected(method);
    let answer: unknown;
    try {
      answer = await within(answerWithinMs, transport.invoke(method, ...args));
    } catch (error) {
      throw new Disconnected(method, { cause: error });
    }
    const refusal = refusalIn(answer);
    if (refusal) throw refusal;
    return answer as T;
  }

  /** For what may be lost, like typing: no answer is awaited, no failure matters. */
  tell(method: string, ...args: unknown[]): void {
    this.invoke(method, ...args).catch(() => undefined);
  }

  /** Events of one topic, or with `'*'` of all, a batch at a time and in the server's order. */
  listen(topic: string, listener: Listener<LiveEvent[]>): () => void {
    const group = this.topicListeners.get(topic) ?? new Set();
    this.topicListeners.set(topic, group.add(listener));
    return () => {
      group.delete(listener);
      if (!group.size && this.topicListeners.get(topic) === group) this.topicListeners.delete(topic);
    };
  }

  listenResync(listener: Listener<string>): () => void {
    this.resyncListeners.add(listener);
    return () => this.resyncListeners.delete(listener);
  }

  private readonly onVisibility = (): void => {
    if (document.visibilityState === 'visible') this.hurry();
  };

  private async connect(attempt: number): Promise<void> {
    clearTimeout(this.timer);
    this.abandonTransport();
    this.set({ status: 'connecting', attempt });
    const transport = this.createTransport({
      onEvents: (batch) => this.transport === transport && this.dispatch(batch),
      onResync: (topic) => this.transport === transport && this.resyncListeners.forEach((listener) => listener(topic)),
      onClose: () => this.transport === transport && this.wait(0),
    });
    this.transport = transport;
    try {
      await transport.start();
    } catch (error) {
      if (this.transport !== transport) return;
      if (error instanceof Unauthorised) await this.onUnauthorised().catch(() => undefined);
      if (this.transport === transport) this.wait(attempt + 1);
      return;
    }
    if (this.transport === transport) this.set({ status: 'online' });
  }

  private wait(attempt: number): void {
    this.abandonTransport();
    const delay = retryDelayMs(attempt);
    this.set({ status: 'waiting', attempt, retryAt: Date.now() + delay });
    this.timer = setTimeout(() => void this.connect(attempt), delay);
  }

  private async proveAlive(): Promise<void> {
    const transport = this.transport;
    if (!transport) return;
    try {
      await within(proofOfLifeWithinMs, transport.invoke('Active'));
    } catch {
      if (this.transport === transport) void this.connect(0);
    }
  }

  private abandonTransport(): void {
    const transport = this.transport;
    this.transport = null;
    transport?.stop().catch(() => undefined);
  }

  private dispatch(batch: LiveEvent[]): void {
    for (const listener of this.topicListeners.get('*') ?? []) listener(batch);
    const topics = new Set(batch.map((event) => event.topic));
    for (const topic of topics) {
      const events = batch.filter((event) => event.topic === topic);
      for (const listener of this.topicListeners.get(topic) ?? []) listener(events);
    }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

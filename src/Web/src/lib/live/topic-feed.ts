import type { LiveConnection } from '@/lib/live/live-connection';
import { Refusal, type LiveEvent, type TopicAnswer } from '@/lib/live/protocol';

const askAgainMs = 2_000;

/** Somebody who keeps a copy of a topic. */
export interface Follower {
  /** The version that the copy stands at; null when there is none yet. */
  version: () => number | null;
  /** Brings the copy to the answer's version. Events that arrive meanwhile are kept until it is done. */
  onAnswer: (answer: TopicAnswer) => void | Promise<void>;
  /** Events in order, each the next version or ephemeral. */
  onEvents: (events: LiveEvent[]) => void;
  onRefused: (refusal: Refusal) => void;
}

/**
 * Follows one topic through everything that can happen to it: subscribes whenever the connection comes up, holds
 * back live events while an answer is under way, drops what is known already and asks again where one is missing.
 */
export class TopicFeed {
  private round = 0;
  private held: LiveEvent[] | null = null;
  private readonly endings: (() => void)[];
  private readonly connection: LiveConnection;
  private readonly topic: string;
  private readonly follower: Follower;

  constructor(connection: LiveConnection, topic: string, follower: Follower) {
    this.connection = connection;
    this.topic = topic;
    this.follower = follower;
    let wasOnline = false;
    const onConnection = () => {
      const isOnline = connection.getSnapshot().status === 'online';
      if (isOnline && !wasOnline) void this.subscribe();
      wasOnline = isOnline;
    };
    this.endings = [
      connection.listen(topic, (events) => this.receive(events)),
      connection.listenResync((behind) => behind === topic && void this.subscribe()),
      connection.subscribe(onConnection),
    ];
    onConnection();
  }

  stop(): void {
    this.round++;
    for (const end of this.endings) end();
  }

  /** Asks the server for everything since our version. */
  async subscribe(): Promise<void> {
    const round = ++this.round;
    this.held ??= [];
    try {
      const answer = await this.connection.invoke<TopicAnswer>('Subscribe', this.topic, this.follower.version());
      if (round !== this.round) return;
      await this.follower.onAnswer(answer);
      if (round === this.round) this.release();
    } catch (error) {
      if (round !== this.round) return;
      if (error instanceof Refusal) this.follower.onRefused(error);
      else this.subscribeLater();
    }
  }

  /** A new connection asks anyway; this is for a call that failed on one that stands. */
  private subscribeLater(): void {
    const round = this.round;
    setTimeout(() => {
      if (round === this.round && this.connection.getSnapshot().status === 'online') void this.subscribe();
    }, askAgainMs);
  }

  private release(): void {
    const events = this.held ?? [];
    this.held = null;
    this.receive(events);
  }

  private receive(events: LiveEvent[]): void {
    if (this.held) {
      this.held.push(...events);
      return;
    }
    const { next, gap } = inOrder(this.follower.version(), events);
    if (next.length) this.follower.onEvents(next);
    if (gap) {
      this.held = gap;
      void this.subscribe();
    }
  }
}

/** Sorts a batch into what follows on `known` without a hole and, from the first hole on, the rest. */
export function inOrder(known: number | null, events: LiveEvent[]): { next: LiveEvent[]; gap: LiveEvent[] | null } {
  const next: LiveEvent[] = [];
  let version = known;
  for (const [index, event] of events.entries()) {
    if (event.version === null) next.push(event);
    else if (version !== null && event.version <= version) continue;
    else if (version !== null && event.version > version + 1) return { next, gap: events.slice(index) };
    else {
      next.push(event);
      version = event.version;
    }
  }
  return { next, gap: null };
}

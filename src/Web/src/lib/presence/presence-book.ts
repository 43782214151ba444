import type { Presence, PresenceStatus } from '@/lib/api/types';
import type { LiveConnection } from '@/lib/live/live-connection';
import { TopicFeed } from '@/lib/live/topic-feed';
import { Store } from '@/lib/store';

type People = Readonly<Record<string, Presence>>;

/** Scrolling away and back, or switching conversations, shouldn't cost a subscription each time. */
const lingerMs = 10_000;

/** The presence of exactly those people who are on the screen. */
export class PresenceBook extends Store<People> {
  private readonly watched = new Map<
    string,
    { watchers: number; feed: TopicFeed; goodbye?: ReturnType<typeof setTimeout> }
  >();
  private readonly connection: LiveConnection;

  constructor(connection: LiveConnection) {
    super({});
    this.connection = connection;
  }

  status(userId: string): PresenceStatus | null {
    return this.getSnapshot()[userId]?.status ?? null;
  }

  watch(userId: string): () => void {
    const entry = this.watched.get(userId) ?? { watchers: 0, feed: this.follow(userId) };
    this.watched.set(userId, entry);
    clearTimeout(entry.goodbye);
    entry.watchers++;
    return () => {
      if (--entry.watchers === 0) entry.goodbye = setTimeout(() => this.forget(userId, entry.feed), lingerMs);
    };
  }

  private follow(userId: string): TopicFeed {
    const note = (data: unknown) =>
      this.set({ ...this.getSnapshot(), [userId]: (data as { presence: Presence }).presence });
    return new TopicFeed(this.connection, `presence:${userId}`, {
      version: () => null,
      onAnswer: ({ snapshot }) => {
        if (snapshot) note(snapshot);
      },
      onEvents: (events) => events.forEach((event) => note(event.data)),
      onRefused: () => undefined,
    });
  }

  private forget(userId: string, feed: TopicFeed): void {
    feed.stop();
    this.watched.delete(userId);
    this.connection.tell('Unsubscribe', `presence:${userId}`);
    this.set(Object.fromEntries(Object.entries(this.getSnapshot()).filter(([id]) => id !== userId)));
  }
}

import type { LiveConnection } from '@/lib/live/live-connection';

/** Repeated while I go on typing, more often than others stop believing it. */
const repeatMs = 3_000;
const idleMs = 4_000;

/** Tells the others that I am typing, no more often than they need to hear it. */
export class TypingSignal {
  private toldAt = -Infinity;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private readonly live: LiveConnection;
  private readonly conversationId: string;

  constructor(live: LiveConnection, conversationId: string) {
    this.live = live;
    this.conversationId = conversationId;
  }

  typed(): void {
    if (Date.now() - this.toldAt >= repeatMs) {
      this.toldAt = Date.now();
      this.live.tell('Typing', { conversation_id: this.conversationId, typing: true });
    }
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.stopped(), idleMs);
  }

  /** Idle, or nothing left to type. */
  stopped(): void {
    this.sent();
    this.live.tell('Typing', { conversation_id: this.conversationId, typing: false });
  }

  /** The message itself tells the others that the typing is over. */
  sent(): void {
    clearTimeout(this.idle);
    this.toldAt = -Infinity;
  }
}

export interface Typist {
  user_id: string;
  username: string;
}

/** Somebody whose "stopped" got lost mustn't type for ever. */
const believedForMs = 6_000;

/** Who is typing right now, in the order in which they started. */
export class TypingPeople {
  private readonly people = new Map<string, { typist: Typist; timer: ReturnType<typeof setTimeout> }>();
  private readonly onChange: (people: readonly Typist[]) => void;

  constructor(onChange: (people: readonly Typist[]) => void) {
    this.onChange = onChange;
  }

  change({ user_id, username, typing }: Typist & { typing: boolean }): void {
    if (!typing) return this.stopped(user_id);
    const known = this.people.get(user_id);
    clearTimeout(known?.timer);
    const timer = setTimeout(() => this.stopped(user_id), believedForMs);
    this.people.set(user_id, { typist: { user_id, username }, timer });
    if (!known) this.tell();
  }

  stopped(userId: string): void {
    clearTimeout(this.people.get(userId)?.timer);
    if (this.people.delete(userId)) this.tell();
  }

  stop(): void {
    for (const { timer } of this.people.values()) clearTimeout(timer);
    this.people.clear();
  }

  private tell(): void {
    this.onChange([...this.people.values()].map(({ typist }) => typist));
  }
}

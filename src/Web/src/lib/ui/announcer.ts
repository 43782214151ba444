import { Store } from '@/lib/store';

export interface Announcement {
  id: number;
  text: string;
}

/** What is said aloud to those who listen to the page instead of looking at it. */
class Announcer extends Store<{ polite: Announcement | null; assertive: Announcement | null }> {
  private count = 0;

  constructor() {
    super({ polite: null, assertive: null });
  }

  say(text: string): void {
    this.set({ ...this.getSnapshot(), polite: { id: ++this.count, text } });
  }

  interrupt(text: string): void {
    this.set({ ...this.getSnapshot(), assertive: { id: ++this.count, text } });
  }
}

export const announcer = new Announcer();

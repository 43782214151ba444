import { Store } from '@/lib/store';

export interface Place {
  key: string;
  /** How far its top is below the top of the pane. */
  offset: number;
}

export interface PlaceState {
  atBottom: boolean;
}

/** Nearer than this to the end counts as being there. */
const atBottomWithin = 60;

/**
 * Keeps the reader's place in a pane whose content grows at both ends. The pane is laid out from its bottom
 * (`column-reverse`): what is put in above moves nothing, and who is at the bottom stays there. For what changes
 * below somebody who reads further up, the topmost message in view is held where it is, before anything is painted.
 */
export class PanePlace extends Store<PlaceState> {
  /** The topmost message in view. `level` says where it is in the content: scrolling alone doesn't change it. */
  private anchor: { element: HTMLElement; offset: number; level: number } | null = null;
  private readonly pane: HTMLElement;
  private readonly observer = new ResizeObserver(() => this.hold());

  constructor(pane: HTMLElement, content: HTMLElement) {
    super({ atBottom: true });
    this.pane = pane;
    this.observer.observe(content);
    pane.addEventListener('scroll', this.note, { passive: true });
    this.note();
  }

  stop(): void {
    this.observer.disconnect();
    this.pane.removeEventListener('scroll', this.note);
  }

  /** The place to come back to; null at the bottom. */
  current(): Place | null {
    const key = this.anchor?.element.dataset.message;
    return this.getSnapshot().atBottom || key === undefined ? null : { key, offset: this.anchor?.offset ?? 0 };
  }

  toBottom(behavior: ScrollBehavior = 'instant'): void {
    this.pane.scrollTo({ top: 0, behavior });
    if (behavior === 'instant') this.note();
  }

  /** Scrolls a message to where `offset` says. */
  show(key: string, offset: number): void {
    const element = this.find(key);
    if (!element) return;
    this.pane.scrollTop += this.offsetOf(element) - offset;
    this.note();
  }

  find(key: string): HTMLElement | null {
    return this.pane.querySelector(`[data-message="${CSS.escape(key)}"]`);
  }

  private hold(): void {
    const { anchor } = this;
    if (!this.getSnapshot().atBottom && anchor?.element.isConnected) {
      const moved = this.offsetOf(anchor.element) + this.pane.scrollTop - anchor.level;
      if (Math.abs(moved) >= 1) this.pane.scrollTop += moved;
    }
    this.note();
  }

  private readonly note = (): void => {
    const element = this.topmost();
    const offset = element ? this.offsetOf(element) : 0;
    this.anchor = element && { element, offset, level: offset + this.pane.scrollTop };
    const atBottom = this.pane.scrollTop > -atBottomWithin;
    if (atBottom !== this.getSnapshot().atBottom) this.set({ atBottom });
  };

  /** The first message of which something is in view; they stand in order, so halving finds it. */
  private topmost(): HTMLElement | null {
    const messages = this.pane.querySelectorAll<HTMLElement>('[data-message]');
    const top = this.pane.getBoundingClientRect().top;
    let low = 0;
    let high = messages.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((messages[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
      else low = middle + 1;
    }
    return messages[low] ?? null;
  }

  private offsetOf(element: Element): number {
    return element.getBoundingClientRect().top - this.pane.getBoundingClientRect().top;
  }
}

import { Store } from '@/lib/store';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
}

const shownForMs = 6_000;

/** Short words about something that has just happened, for when there is no better place to say it. */
class Toasts extends Store<readonly Toast[]> {
  private count = 0;

  constructor() {
    super([]);
  }

  show(text: string, tone: Toast['tone'] = 'plain'): void {
    const id = ++this.count;
    this.set([...this.getSnapshot().slice(-2), { id, text, tone }]);
    setTimeout(() => this.dismiss(id), shownForMs);
  }

  dismiss(id: number): void {
    this.set(this.getSnapshot().filter((toast) => toast.id !== id));
  }
}

export const toasts = new Toasts();

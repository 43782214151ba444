import { Store } from '@/lib/store';

export type Overlay = 'none' | 'help' | 'switcher';

/** Which of the two keyboard sheets is open; at most one is. */
class Overlays extends Store<Overlay> {
  constructor() {
    super('none');
  }

  open(overlay: Overlay): void {
    this.set(overlay);
  }

  close = (): void => this.set('none');
}

export const overlays = new Overlays();

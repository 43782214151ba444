import { useEffect } from 'react';
import { Store, useStore } from '@/lib/store';

class Title extends Store<string> {
  constructor() {
    super('');
  }

  change(text: string): void {
    this.set(text);
  }
}

const current = new Title();

/** Names the page that is shown; app/ adds the unread count and the product's name. */
export function useTitle(text: string): void {
  useEffect(() => current.change(text), [text]);
}

export function useCurrentTitle(): string {
  return useStore(current);
}

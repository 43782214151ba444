import { useSyncExternalStore } from 'react';

export interface Readable<T> {
  getSnapshot: () => T;
  subscribe: (listener: () => void) => () => void;
}

/** State that lives outside React: replaced as a whole, watched by whoever shows it. */
export class Store<T> implements Readable<T> {
  private state: T;
  private readonly listeners = new Set<() => void>();

  constructor(initial: T) {
    this.state = initial;
  }

  readonly getSnapshot = (): T => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  protected set(next: T): void {
    if (Object.is(next, this.state)) return;
    this.state = next;
    for (const listener of [...this.listeners]) listener();
  }
}

export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/** What `select` returns must be a part of the state or a primitive, so that an unrelated change renders nothing. */
export function useSelected<T, S>(store: Readable<T>, select: (state: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.getSnapshot()));
}

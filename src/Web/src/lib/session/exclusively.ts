let tail: Promise<unknown> = Promise.resolve();

/** Runs one piece of work at a time among all tabs of this browser (or of this page, where locks are missing). */
export function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  // The DOM types promise locks; browsers have them in secure contexts only.
  const locks = navigator.locks as LockManager | undefined;
  if (locks) return locks.request(name, work) as Promise<T>;
  const turn = tail.then(work, work);
  tail = turn.catch(() => undefined);
  return turn;
}

import type { Homes } from '@/app/home';
import type { SessionKeeper } from '@/lib/session/session-keeper';

let homes: Promise<Homes> | null = null;

/** Apart from home.ts, so that a stranger on the sign-in page doesn't load what only members need. */
export function openHomes(session: SessionKeeper): Promise<Homes> {
  homes ??= import('@/app/home').then(({ Homes }) => new Homes(session));
  return homes;
}

import { createContext, useContext } from 'react';
import type { Me } from '@/lib/api/types';
import type { SessionKeeper } from '@/lib/session/session-keeper';
import { useSelected } from '@/lib/store';

export const SessionContext = createContext<SessionKeeper | null>(null);

export function useSession(): SessionKeeper {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no SessionContext above this component');
  return session;
}

/** The person who is signed in; only for what is shown to somebody who is. */
export function useMe(): Me {
  const me = useSelected(useSession(), (state) => (state.status === 'signed-in' ? state.me : null));
  if (!me) throw new Error('Nobody is signed in');
  return me;
}

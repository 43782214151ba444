import { createContext, useContext } from 'react';
import type { Api } from '@/lib/api/api';
import type { LiveConnection } from '@/lib/live/live-connection';
import type { PresenceBook } from '@/lib/presence/presence-book';
import type { SessionKeeper } from '@/lib/session/session-keeper';

/** What every feature may use while somebody is signed in; made once in app/, or by a test. */
export interface Services {
  session: SessionKeeper;
  api: Api;
  live: LiveConnection;
  presence: PresenceBook;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('There is no ServicesContext above this component');
  return services;
}

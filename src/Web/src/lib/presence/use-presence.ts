import { useEffect } from 'react';
import type { PresenceStatus } from '@/lib/api/types';
import { useServices } from '@/lib/services';
import { useSelected } from '@/lib/store';

/** Watches a person for as long as the component is shown; null while nothing is known. */
export function usePresence(userId: string | null): PresenceStatus | null {
  const { presence } = useServices();
  useEffect(() => (userId ? presence.watch(userId) : undefined), [presence, userId]);
  return useSelected(presence, (people) => (userId ? (people[userId]?.status ?? null) : null));
}

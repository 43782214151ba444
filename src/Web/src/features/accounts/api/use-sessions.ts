import { useQuery } from '@tanstack/react-query';
import type { SessionInfo } from '@/lib/api/types';
import { useServices } from '@/lib/services';

export const sessionsKey = ['accounts', 'sessions'] as const;

export function useSessions() {
  const { api } = useServices();
  return useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => api.get<SessionInfo[]>('/auth/sessions', {}, signal),
  });
}

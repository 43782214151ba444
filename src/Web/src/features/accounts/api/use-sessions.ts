import { useQuery } from '@tanstack/react-query';
import type { Page, SessionInfo } from '@/lib/api/types';
import { useServices } from '@/lib/services';

export const sessionsKey = ['accounts', 'sessions'] as const;

export function useSessions() {
  const { api } = useServices();
  return useQuery({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) => {
      const page = await api.get<Page<SessionInfo>>('/auth/sessions', { page_size: 100 }, signal);
      return page.results;
    },
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionsKey } from '@/features/accounts/api/use-sessions';
import { useServices } from '@/lib/services';

/** Signs out one device: its tokens and its open connections end. */
export function useEndSession() {
  const { api } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/auth/sessions/${encodeURIComponent(id)}`),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}

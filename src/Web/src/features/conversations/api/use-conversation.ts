import { useQuery } from '@tanstack/react-query';
import { fetchConversation } from '@/features/conversations/api/fetch-conversations';
import { useServices } from '@/lib/services';

/** A conversation that isn't (yet) in the list: a public channel that one looks at before joining. */
export function useConversation(id: string, enabled: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: ['conversations', 'one', id],
    queryFn: () => fetchConversation(api, id),
    enabled,
    retry: false,
    staleTime: 0,
  });
}

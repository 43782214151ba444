import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchConversation } from '@/features/conversations/api/fetch-conversations';
import { useConversations } from '@/features/conversations/live/conversations';
import { useServices } from '@/lib/services';

export function useJoinConversation() {
  const { api } = useServices();
  const { list } = useConversations();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await api.post(`/conversations/${encodeURIComponent(id)}/join`);
      return fetchConversation(api, id);
    },
    onSuccess: (conversation) => {
      list.put(conversation);
      void queries.invalidateQueries({ queryKey: ['conversations', 'discover'] });
    },
  });
}

import { useMutation } from '@tanstack/react-query';
import { useConversations } from '@/features/conversations/live/conversations';
import { useServices } from '@/lib/services';

export function useLeaveConversation() {
  const { api } = useServices();
  const conversations = useConversations();
  return useMutation({
    mutationFn: (id: string) => api.post(`/conversations/${encodeURIComponent(id)}/leave`),
    onSuccess: (_, id) => {
      conversations.close(id);
      conversations.list.remove(id);
    },
  });
}

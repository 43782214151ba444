import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useConversations } from '@/features/conversations/live/conversations';
import type { Conversation, Visibility } from '@/lib/api/types';
import { useServices } from '@/lib/services';

export type NewConversation =
  | { kind: 'direct'; user_id: string }
  | { kind: 'group'; name?: string; member_ids: string[] }
  | { kind: 'channel'; name: string; description: string; visibility: Visibility };

/** Creates it (or finds the direct one that there is already), puts it in the list and goes there. */
export function useCreateConversation() {
  const { api } = useServices();
  const { list } = useConversations();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (conversation: NewConversation) => api.post<Conversation>('/conversations', conversation),
    onSuccess: (conversation) => {
      list.put(conversation);
      void navigate({ to: '/c/$conversationId', params: { conversationId: conversation.id } });
    },
  });
}

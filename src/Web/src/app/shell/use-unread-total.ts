import { unreadTotal } from '@/features/conversations/live/conversation-list';
import { useConversations } from '@/features/conversations/live/conversations';
import { useSelected } from '@/lib/store';

export function useUnreadTotal(): number {
  const { list } = useConversations();
  return useSelected(list, ({ byId }) => unreadTotal(Object.values(byId)));
}

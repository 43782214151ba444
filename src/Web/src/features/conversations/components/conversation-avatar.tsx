import { Avatar } from '@/components/ui/avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import type { Conversation } from '@/lib/api/types';
import { useLanguage } from '@/lib/i18n/use-language';
import { usePresence } from '@/lib/presence/use-presence';

export function ConversationAvatar({ conversation, size }: { conversation: Conversation; size?: 'md' | 'lg' }) {
  const title = conversationTitle(conversation, useLanguage());
  const presence = usePresence(conversation.with?.id ?? null);
  const isDirect = conversation.kind === 'direct';
  return (
    <Avatar
      id={conversation.with?.id ?? conversation.id}
      name={title}
      url={conversation.with?.avatar_url}
      shape={isDirect ? 'round' : 'square'}
      presence={presence}
      {...(size ? { size } : {})}
    />
  );
}

import type { Conversation, Message } from '@/lib/api/types';
import type { Language } from '@/lib/i18n/i18n';

export function conversationTitle({ kind, name, with: other }: Conversation, { t }: Language): string {
  if (kind === 'direct') return other?.display_name ?? t('conversation.someone');
  return name ?? t(kind === 'channel' ? 'conversation.channel' : 'conversation.group');
}

/** One line that says what a message is, for lists and announcements. */
export function messageText(message: Message, { t }: Language): string {
  if (message.deleted_at !== null) return t('message.deleted');
  return message.content || t('message.attachment');
}

import { useEffect, useRef } from 'react';
import { messageText } from '@/features/conversations/conversation-title';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { announcer } from '@/lib/ui/announcer';

const saidInFull = 3;

/** Says aloud what others write while the conversation is open. A flood is only counted. */
export function useAnnouncedMessages({ messages }: ConversationState): void {
  const language = useLanguage();
  const { id: myId } = useMe();
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const saidUpTo = useRef(lastSeq);
  useEffect(() => {
    const fresh = messages.filter(({ seq, sender }) => seq > saidUpTo.current && sender?.id !== myId);
    saidUpTo.current = Math.max(saidUpTo.current, lastSeq);
    if (fresh.length > saidInFull) announcer.say(language.t('chat.announce.many', { count: fresh.length }));
    else if (fresh.length > 0) {
      const lines = fresh.map((message) =>
        language.t('conversation.preview', {
          author: message.sender?.display_name ?? '',
          text: messageText(message, language),
        }),
      );
      announcer.say(lines.join(' '));
    }
  }, [messages, lastSeq, language, myId]);
}

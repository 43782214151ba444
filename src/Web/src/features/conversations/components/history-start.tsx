import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { ReadyState } from '@/features/conversations/components/chat-view';
import { useLog } from '@/features/conversations/components/log-context';
import type { Nearness } from '@/features/conversations/components/nearness';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import { mediumDate } from '@/lib/i18n/dates';
import { useLanguage } from '@/lib/i18n/use-language';

interface OlderMessagesProps {
  log: ReadyState['log'];
  older: ReadyState['older'];
  nearness: Nearness | null;
  /** One has come close to the oldest that is loaded. */
  onNear: () => void;
  onRetry: () => void;
}

/** Above the oldest loaded message, where more are on their way. Always of one height, so that nothing jumps. */
export function OlderMessages({ log, older, nearness, onNear, onRetry }: OlderMessagesProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDivElement>(null);
  const oldest = log.messages[0]?.seq;
  const near = useEffectEvent(onNear);
  useEffect(() => {
    // Observed afresh after every page: if that wasn't enough, it says so again.
    if (!nearness || !element.current || older !== 'idle' || !log.hasOlder) return;
    return nearness.observe(element.current, (isNear) => isNear && near());
  }, [nearness, older, oldest, log.hasOlder]);

  if (log.hasOlder && older === 'failed')
    return (
      <div role="alert" className="flex h-14 items-center justify-center gap-3 text-13 text-muted">
        {t('chat.olderFailed')}
        <Button onClick={onRetry}>{t('action.retry')}</Button>
      </div>
    );
  return (
    <div ref={element} aria-hidden className="flex h-14 items-center gap-3 px-4">
      {log.hasOlder && (
        <>
          <Skeleton className="size-9 rounded-full" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 w-72 max-w-full" />
          </div>
        </>
      )}
    </div>
  );
}

/** Where it all began: stands above the first message, or alone while there is none. */
export function Beginning() {
  const { conversation } = useLog();
  const language = useLanguage();
  const title = conversationTitle(conversation, language);
  const key = conversation.kind === 'direct' ? 'chat.beginning.direct' : 'chat.beginning.group';
  return (
    <div className="flex flex-col items-start gap-3 px-4 pb-3">
      <ConversationAvatar conversation={conversation} size="lg" />
      <div>
        <p className="name-of text-22 font-semibold tracking-tight" dir="auto">
          {title}
        </p>
        <p className="mt-1 max-w-140 text-14 text-muted">
          {language.t(key, { title, date: mediumDate(language, conversation.created_at) })}
        </p>
      </div>
    </div>
  );
}

import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { ReadyState } from '@/features/conversations/components/chat-view';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import { mediumDate } from '@/lib/i18n/dates';
import { useLanguage } from '@/lib/i18n/use-language';
import { cx } from '@/lib/ui/cx';

interface HistoryStartProps {
  log: ReadyState['log'];
  older?: ReadyState['older'];
  onRetryOlder?: () => void;
  className?: string;
}

/** Above the oldest loaded message: more of them, or the beginning of it all. */
export function HistoryStart({ log, older = 'idle', onRetryOlder, className }: HistoryStartProps) {
  const { t } = useLanguage();
  if (!log.hasOlder) return <Beginning log={log} className={className} />;
  if (older === 'failed')
    return (
      <div role="alert" className="flex h-24 items-center justify-center gap-3 text-13 text-muted">
        {t('chat.olderFailed')}
        <Button onClick={onRetryOlder}>{t('action.retry')}</Button>
      </div>
    );
  return (
    <div aria-hidden className="flex h-24 items-end gap-3 px-4 pb-4">
      <Skeleton className="size-9 rounded-full" />
      <div className="grid flex-1 gap-2">
        <Skeleton className="h-3.5 w-28" />
        <Skeleton className="h-3.5 w-72 max-w-full" />
      </div>
    </div>
  );
}

function Beginning({ log: { conversation }, className }: { log: ReadyState['log']; className?: string | undefined }) {
  const language = useLanguage();
  const title = conversationTitle(conversation, language);
  const key = conversation.kind === 'direct' ? 'chat.beginning.direct' : 'chat.beginning.group';
  return (
    <div className={cx('flex flex-col items-start justify-end gap-3 px-4 pt-10 pb-5', className)}>
      <ConversationAvatar conversation={conversation} size="lg" />
      <div>
        <h2 className="text-22 font-semibold tracking-tight" dir="auto">
          {title}
        </h2>
        <p className="mt-1 max-w-140 text-14 text-muted">
          {language.t(key, { title, date: mediumDate(language, conversation.created_at) })}
        </p>
      </div>
    </div>
  );
}

import { LogOut, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { MemberList } from '@/features/conversations/components/member-list';
import { conversationTitle } from '@/features/conversations/conversation-title';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import { mediumDate } from '@/lib/i18n/dates';
import { useLanguage } from '@/lib/i18n/use-language';

const LeaveDialog = lazy(() => import('@/features/conversations/components/leave-dialog'));

interface DetailsPaneProps {
  log: ConversationState;
  onClose: () => void;
}

/** Who is here and what this is: beside the chat on a wide screen, over it on a smaller one. */
export function DetailsPane({ log, onClose }: DetailsPaneProps) {
  const { t } = useLanguage();
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);

  return (
    <aside
      aria-label={t('details.title')}
      className="flex w-full shrink-0 flex-col bg-surface max-wide:absolute max-wide:inset-y-0 max-wide:inset-e-0 max-wide:z-20 max-wide:animate-fade-in mid:w-85 mid:border-s max-wide:mid:shadow-floating"
    >
      <header className="flex h-14 shrink-0 items-center gap-2 border-b ps-4 pe-2.5">
        <h2 className="flex-1 text-15 font-semibold">{t('details.title')}</h2>
        <IconButton icon={X} label={t('action.close')} onClick={onClose} />
      </header>
      <About log={log} />
      <MemberList log={log} />
      {log.conversation.kind !== 'direct' && (
        <footer className="border-t p-3">
          <Button look="quiet" className="w-full text-danger!" onClick={() => setLeaving(true)}>
            <LogOut aria-hidden size={16} className="rtl:-scale-x-100" />
            {t('leave.action')}
          </Button>
        </footer>
      )}
      <Suspense>
        {leaving && <LeaveDialog conversation={log.conversation} onClose={() => setLeaving(false)} />}
      </Suspense>
    </aside>
  );
}

function About({ log: { conversation } }: { log: ConversationState }) {
  const language = useLanguage();
  const { t } = language;
  return (
    <div className="flex flex-col items-center gap-1 px-5 py-6 text-center">
      <ConversationAvatar conversation={conversation} size="lg" />
      <h3 className="mt-2 max-w-full truncate text-18 font-semibold" dir="auto">
        {conversationTitle(conversation, language)}
      </h3>
      {conversation.with && (
        <p className="name-of text-13 text-muted" dir="ltr">
          @{conversation.with.username}
        </p>
      )}
      {conversation.description && (
        <p className="text-14 text-balance wrap-anywhere text-muted" dir="auto">
          {conversation.description}
        </p>
      )}
      <p className="text-12 text-faint">
        {t('details.since', { date: mediumDate(language, conversation.created_at) })}
      </p>
    </div>
  );
}

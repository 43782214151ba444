import { CloudOff, MessageSquarePlus, MessagesSquare, SquarePen } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { StateMessage } from '@/components/ui/state-message';
import { ConversationRow } from '@/features/conversations/components/conversation-row';
import { byActivity } from '@/features/conversations/live/conversation-list';
import { useConversations } from '@/features/conversations/live/conversations';
import { useLanguage } from '@/lib/i18n/use-language';
import { useStore } from '@/lib/store';
import { useRovingFocus } from '@/lib/ui/use-roving-focus';

const NewConversation = lazy(() => import('@/features/conversations/components/new-conversation'));

interface ConversationsPaneProps {
  /** The conversation that is open beside the list. */
  currentId: string | null;
}

export function ConversationsPane({ currentId }: ConversationsPaneProps) {
  const { t } = useLanguage();
  const [creating, setCreating] = useState(false);
  return (
    <nav aria-label={t('conversations.title')} className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-2 ps-4 pe-2.5">
        <h1 className="flex-1 truncate text-18 font-semibold tracking-tight">{t('conversations.title')}</h1>
        <IconButton icon={SquarePen} label={t('conversations.new')} onClick={() => setCreating(true)} />
      </header>
      <ConversationRows currentId={currentId} onNew={() => setCreating(true)} />
      <Suspense>{creating && <NewConversation onClose={() => setCreating(false)} />}</Suspense>
    </nav>
  );
}

function ConversationRows({ currentId, onNew }: ConversationsPaneProps & { onNew: () => void }) {
  const { t } = useLanguage();
  const { list } = useConversations();
  const { status, byId } = useStore(list);
  const conversations = useMemo(() => byActivity(Object.values(byId)), [byId]);
  const onKeyDown = useRovingFocus();

  if (status === 'loading') return <RowSkeletons />;
  if (status === 'failed')
    return (
      <StateMessage
        alert
        icon={CloudOff}
        title={t('conversations.failed')}
        className="flex-1"
        action={<Button onClick={() => void list.load()}>{t('action.retry')}</Button>}
      >
        {t('error.unreachable')}
      </StateMessage>
    );
  if (conversations.length === 0)
    return (
      <StateMessage
        icon={MessagesSquare}
        title={t('conversations.empty')}
        className="flex-1"
        action={
          <Button look="primary" onClick={onNew}>
            <MessageSquarePlus aria-hidden size={16} />
            {t('conversations.start')}
          </Button>
        }
      >
        {t('conversations.empty.lead')}
      </StateMessage>
    );

  const reachable = conversations.some(({ id }) => id === currentId) ? currentId : conversations[0]?.id;
  return (
    // Arrow keys belong to the list as a whole; its items are links of their own.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className="min-h-0 flex-1 scrolls px-2 pb-2" onKeyDown={onKeyDown}>
      {conversations.map((conversation) => (
        <ConversationRow
          key={conversation.id}
          conversation={conversation}
          isCurrent={conversation.id === currentId}
          isReachable={conversation.id === reachable}
        />
      ))}
    </ul>
  );
}

function RowSkeletons() {
  const { t } = useLanguage();
  return (
    <div className="flex-1 overflow-hidden px-2" aria-busy aria-label={t('state.loading')}>
      {[70, 52, 84, 60, 76, 48, 66].map((width) => (
        <div key={width} className="flex h-15 items-center gap-3 px-2">
          <Skeleton className="size-9 rounded-full" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3.5 w-28" />
            <svg className="h-3 w-full" aria-hidden>
              <rect width={`${width}%`} height="100%" rx="4" className="animate-shimmer fill-hover" />
            </svg>
          </div>
        </div>
      ))}
    </div>
  );
}

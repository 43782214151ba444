import { useNavigate } from '@tanstack/react-router';
import { CloudOff, Compass } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { inputLook } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { StateMessage } from '@/components/ui/state-message';
import { useJoinConversation } from '@/features/conversations/api/use-join-conversation';
import { usePublicChannels } from '@/features/conversations/api/use-public-channels';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import { useConversations } from '@/features/conversations/live/conversations';
import type { Conversation } from '@/lib/api/types';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useSelected } from '@/lib/store';
import { cx } from '@/lib/ui/cx';
import { toasts } from '@/lib/ui/toasts';
import { useTitle } from '@/lib/ui/use-title';

export function DiscoverPage(): ReactNode {
  const { t } = useLanguage();
  const [query, setQuery] = useState('');
  useTitle(t('discover.title'));
  return (
    <section aria-labelledby="discover" className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2 border-b px-4">
        <h1 id="discover" className="text-15 font-semibold">
          {t('discover.title')}
        </h1>
      </header>
      <div className="min-h-0 flex-1 scrolls p-4 mid:p-6">
        <p className="mb-4 text-14 text-muted">{t('discover.lead')}</p>
        <input
          type="search"
          aria-label={t('discover.search')}
          placeholder={t('discover.search')}
          className={cx(inputLook, 'mb-5 h-10 max-w-100 touch:h-11')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Channels query={useDeferredValue(query.trim())} />
      </div>
    </section>
  );
}

function Channels({ query }: { query: string }) {
  const language = useLanguage();
  const { t } = language;
  const channels = usePublicChannels(query);
  if (channels.isPending) return <CardSkeletons />;
  if (channels.isError)
    return (
      <StateMessage
        alert
        icon={CloudOff}
        title={t('discover.failed')}
        action={<Button onClick={() => void channels.refetch()}>{t('action.retry')}</Button>}
      >
        {describeError(language, channels.error)}
      </StateMessage>
    );
  const all = channels.data.pages.flatMap(({ results }) => results);
  if (all.length === 0)
    return (
      <StateMessage icon={Compass} title={query ? t('discover.none', { query }) : t('discover.empty')}>
        {t('discover.empty.lead')}
      </StateMessage>
    );
  return (
    <>
      <ul className="grid gap-3 wide:grid-cols-2">
        {all.map((channel) => (
          <ChannelCard key={channel.id} channel={channel} />
        ))}
      </ul>
      {channels.hasNextPage && (
        <Button
          className="mx-auto mt-5 flex"
          busy={channels.isFetchingNextPage}
          onClick={() => void channels.fetchNextPage()}
        >
          {t('action.more')}
        </Button>
      )}
    </>
  );
}

function ChannelCard({ channel }: { channel: Conversation }) {
  const language = useLanguage();
  const { t } = language;
  const { list } = useConversations();
  const navigate = useNavigate();
  const join = useJoinConversation();
  const isMember = useSelected(list, ({ byId }) => channel.id in byId);
  const open = () => void navigate({ to: '/c/$conversationId', params: { conversationId: channel.id } });
  const enter = () => {
    if (isMember) return open();
    join.mutate(channel.id, {
      onSuccess: open,
      onError: (error) => toasts.show(describeError(language, error), 'danger'),
    });
  };
  return (
    <li className="flex items-center gap-3.5 rounded-card border bg-raised p-3.5">
      <ConversationAvatar conversation={channel} />
      <div className="min-w-0 flex-1">
        <h2 className="truncate name-of font-semibold" dir="auto">
          {conversationTitle(channel, language)}
        </h2>
        <p className="truncate name-of text-13 text-muted" dir="auto">
          {channel.description ?? ''}
        </p>
        <p className="text-12 text-faint">{t('conversation.members', { count: channel.member_count })}</p>
      </div>
      <Button look={isMember ? 'secondary' : 'primary'} busy={join.isPending} onClick={enter}>
        {t(isMember ? 'channel.open' : 'channel.join')}
      </Button>
    </li>
  );
}

function CardSkeletons() {
  const { t } = useLanguage();
  return (
    <div className="grid gap-3 wide:grid-cols-2" aria-busy aria-label={t('state.loading')}>
      {[0, 1, 2, 3].map((index) => (
        <div key={index} className="flex h-22 items-center gap-3.5 rounded-card border bg-raised p-3.5">
          <Skeleton className="size-9" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-3.5 w-32" />
            <Skeleton className="h-3 w-48" />
          </div>
          <Skeleton className="h-9 w-16" />
        </div>
      ))}
    </div>
  );
}

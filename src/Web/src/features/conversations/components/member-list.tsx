import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { useAllMembers } from '@/features/conversations/api/use-all-members';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import type { Member, Role } from '@/lib/api/types';
import type { MessageKey } from '@/lib/i18n/i18n';
import { useLanguage } from '@/lib/i18n/use-language';
import { usePresence } from '@/lib/presence/use-presence';
import { useMe } from '@/lib/session/session-context';

const roleNames: Record<Exclude<Role, 'member'>, MessageKey> = {
  owner: 'role.owner',
  admin: 'role.admin',
  moderator: 'role.moderator',
};

const rowHeight = 48;

export function MemberList({ log: { conversation, members, hasMoreMembers } }: { log: ConversationState }) {
  const { t } = useLanguage();
  const all = useAllMembers(conversation.id, hasMoreMembers);
  const shown = all.data ? all.data.pages.flatMap(({ results }) => results) : members;
  return (
    <section aria-label={t('details.members')} className="flex min-h-0 flex-1 flex-col">
      <h3 className="px-4 pb-1.5 text-12 font-semibold text-muted">
        {t('details.members')}{' '}
        <span className="tabular-nums">{t('unread.number', { count: conversation.member_count })}</span>
      </h3>
      <MemberRows members={shown} onEnd={() => all.hasNextPage && !all.isFetching && void all.fetchNextPage()} />
      {all.isError && (
        <p role="alert" className="flex items-center justify-center gap-3 p-3 text-13 text-muted">
          {t('details.membersFailed')}
          <Button onClick={() => void all.refetch()}>{t('action.retry')}</Button>
        </p>
      )}
    </section>
  );
}

/** However many there are, only those in view are drawn. */
function MemberRows({ members, onEnd }: { members: readonly Member[]; onEnd: () => void }) {
  const pane = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of what it returns is passed on or memoised
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const visible = rows.getVirtualItems();
  const isAtEnd = visible.at(-1)?.index === members.length - 1;
  const reachEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (isAtEnd) reachEnd();
  }, [isAtEnd, members.length]);

  return (
    <div ref={pane} className="min-h-0 flex-1 scrolls">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const member = members[index];
          return (
            member && (
              <li
                key={member.user.id}
                aria-posinset={index + 1}
                aria-setsize={members.length}
                className="absolute inset-x-0"
                style={{ top: start }}
              >
                <MemberRow member={member} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function MemberRow({ member: { user, role } }: { member: Member }) {
  const { t } = useLanguage();
  const { id: myId } = useMe();
  const presence = usePresence(user.id);
  return (
    <div className="flex h-12 items-center gap-3 px-4">
      <Avatar id={user.id} name={user.display_name} url={user.avatar_url} presence={presence} />
      <div className="min-w-0 flex-1">
        <p className="truncate name-of font-medium" dir="auto">
          {user.display_name}
          {user.id === myId && <span className="font-normal text-muted"> {t('details.you')}</span>}
        </p>
        <p className="truncate name-of text-12 text-muted" dir="ltr">
          @{user.username}
        </p>
      </div>
      {role !== 'member' && (
        <span className="rounded-full bg-hover px-2 py-0.5 text-12 text-muted">{t(roleNames[role])}</span>
      )}
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { CircleAlert, Clock } from 'lucide-react';
import { memo } from 'react';
import { CountBadge } from '@/components/ui/count-badge';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle, messageText } from '@/features/conversations/conversation-title';
import { useConversations } from '@/features/conversations/live/conversations';
import type { Conversation } from '@/lib/api/types';
import { fullDate, shortMoment } from '@/lib/i18n/dates';
import type { Language } from '@/lib/i18n/i18n';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { useSelected } from '@/lib/store';
import { cx } from '@/lib/ui/cx';

interface ConversationRowProps {
  conversation: Conversation;
  isCurrent: boolean;
  /** The one that Tab reaches. */
  isReachable: boolean;
}

export const ConversationRow = memo(function ConversationRow({
  conversation,
  isCurrent,
  isReachable,
}: ConversationRowProps) {
  const language = useLanguage();
  const unread = isCurrent ? 0 : (conversation.me?.unread ?? 0);
  const at = conversation.last_message?.created_at;
  return (
    <li className="conversation-row">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: conversation.id }}
        data-roving
        tabIndex={isReachable ? 0 : -1}
        aria-current={isCurrent ? 'page' : undefined}
        className={cx(
          'flex h-15 items-center gap-3 rounded-card px-2 outline-offset-[-2px]! transition-colors duration-100',
          isCurrent ? 'bg-selected' : 'hover:bg-hover',
        )}
      >
        <ConversationAvatar conversation={conversation} />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span className={cx('flex-1 truncate name-of', unread > 0 ? 'font-semibold' : 'font-medium')} dir="auto">
              {conversationTitle(conversation, language)}
            </span>
            {at !== undefined && (
              <time dateTime={at} title={fullDate(language, at)} className="text-12 text-faint tabular-nums">
                {shortMoment(language, at)}
              </time>
            )}
          </div>
          <div className="flex h-5 items-center gap-2">
            <Preview conversation={conversation} language={language} isUnread={unread > 0} isCurrent={isCurrent} />
            <CountBadge count={unread} />
          </div>
        </div>
      </Link>
    </li>
  );
});

interface PreviewProps {
  conversation: Conversation;
  language: Language;
  isUnread: boolean;
  isCurrent: boolean;
}

/** What is on its way, what I began to write, or the last that was said. */
function Preview({ conversation, language, isUnread, isCurrent }: PreviewProps) {
  const { t } = language;
  const { outbox, drafts } = useConversations();
  const { id: myId } = useMe();
  const pending = useSelected(outbox, (entries) =>
    entries.findLast((entry) => entry.conversation_id === conversation.id),
  );
  const draft = isCurrent ? '' : drafts.read(conversation.id);
  const last = conversation.last_message;
  const look = cx('flex min-w-0 flex-1 items-center gap-1.5 text-13', isUnread ? 'text-text' : 'text-muted');

  if (pending)
    return (
      <span className={look}>
        {pending.state === 'failed' ? (
          <CircleAlert size={13} aria-label={t('message.failed')} className="shrink-0 text-danger" />
        ) : (
          <Clock size={13} aria-label={t('message.sending')} className="shrink-0" />
        )}
        <span className="truncate name-of" dir="auto">
          {pending.content}
        </span>
      </span>
    );
  if (draft)
    return (
      <span className={look}>
        <span className="truncate name-of" dir="auto">
          <span className="text-accent-text">{t('conversation.draft')}</span> {draft}
        </span>
      </span>
    );
  const author =
    last?.sender?.id === myId
      ? t('conversation.you')
      : conversation.kind === 'direct'
        ? null
        : last?.sender?.display_name;
  return (
    <span className={look}>
      <span className="truncate name-of" dir="auto">
        {last ? lastLine(author ?? null, messageText(last, language), t) : t('conversation.quiet')}
      </span>
    </span>
  );
}

function lastLine(author: string | null, text: string, t: Language['t']): string {
  return author === null ? text : t('conversation.preview', { author, text });
}

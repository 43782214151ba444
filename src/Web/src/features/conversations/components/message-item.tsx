import { memo } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { DayDivider, NewDivider } from '@/features/conversations/components/dividers';
import { Beginning } from '@/features/conversations/components/history-start';
import { Linkified } from '@/features/conversations/components/linkified';
import { MessageActions } from '@/features/conversations/components/message-actions';
import { DeliveryMark, Refused } from '@/features/conversations/components/message-state';
import type { MessageRow } from '@/features/conversations/live/message-rows';
import { clockTime, fullDate } from '@/lib/i18n/dates';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { cx } from '@/lib/ui/cx';

/** One message with the dividers above it. */
export const MessageItem = memo(function MessageItem({ row }: { row: MessageRow }) {
  const { message, pending } = row;
  const isNotice = message?.type === 'system';
  return (
    <div>
      {row.isBeginning && <Beginning />}
      {row.startsDay && <DayDivider at={row.at} isNew={row.startsNew} />}
      {row.startsNew && !row.startsDay && <NewDivider />}
      {isNotice ? (
        <Notice row={row} />
      ) : (
        <article
          data-message={row.key}
          tabIndex={-1}
          aria-posinset={message?.seq}
          aria-setsize={-1}
          className={cx(
            'group relative flex gap-3 py-0.5 ps-4 pe-7 outline-offset-[-2px]! transition-colors duration-100 focus-within:bg-hover hover:bg-hover',
            row.isHead && 'mt-2.5 pt-1',
          )}
        >
          {row.isHead ? <HeadGutter row={row} /> : <TimeGutter at={row.at} />}
          <div className="min-w-0 flex-1">
            {row.isHead && <Byline row={row} />}
            <Body row={row} />
          </div>
          {!pending && message?.deleted_at === null && <MessageActions text={message.content} />}
        </article>
      )}
    </div>
  );
});

function useAuthor({ message }: MessageRow) {
  const me = useMe();
  return message ? message.sender : me;
}

function HeadGutter({ row }: { row: MessageRow }) {
  const { t } = useLanguage();
  const author = useAuthor(row);
  return (
    <Avatar
      id={author?.id ?? ''}
      name={author?.display_name ?? t('conversation.someone')}
      url={author?.avatar_url}
      className="mt-0.5"
    />
  );
}

/** Beside the later messages of a run: the time, for who points at one. */
function TimeGutter({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time
      dateTime={at}
      title={fullDate(language, at)}
      className="w-9 shrink-0 pt-1 text-center text-[0.6875rem] whitespace-nowrap text-faint tabular-nums opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
    >
      {clockTime(language, at).replace(/\s?[\p{L}.]+$/u, '')}
    </time>
  );
}

function Byline({ row }: { row: MessageRow }) {
  const language = useLanguage();
  const author = useAuthor(row);
  return (
    <div className="flex items-baseline gap-2">
      <span className="truncate name-of font-semibold" dir="auto">
        {author?.display_name ?? language.t('conversation.someone')}
      </span>
      <time dateTime={row.at} title={fullDate(language, row.at)} className="shrink-0 text-12 text-faint tabular-nums">
        {clockTime(language, row.at)}
      </time>
    </div>
  );
}

function Body({ row }: { row: MessageRow }) {
  const { t } = useLanguage();
  const { message, pending } = row;
  if (message && message.deleted_at !== null)
    return <p className="text-15 text-faint italic">{t('message.deleted')}</p>;
  return (
    <>
      <p dir="auto" className="text-15 wrap-anywhere whitespace-pre-wrap">
        <span className={cx('transition-opacity duration-180', pending && 'opacity-55')}>
          <Linkified text={message?.content ?? pending?.content ?? ''} />
        </span>
        {message?.edited_at != null && <span className="ms-1.5 text-12 text-faint">{t('message.edited')}</span>}
        <DeliveryMark row={row} />
      </p>
      {pending?.state === 'failed' && <Refused entry={pending} />}
    </>
  );
}

function Notice({ row }: { row: MessageRow }) {
  const language = useLanguage();
  return (
    <p
      data-message={row.key}
      tabIndex={-1}
      className="px-4 py-1.5 text-center text-13 text-muted"
      title={fullDate(language, row.at)}
    >
      {row.message?.content}
    </p>
  );
}

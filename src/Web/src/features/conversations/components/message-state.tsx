import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import { useConversations } from '@/features/conversations/live/conversations';
import { useLog } from '@/features/conversations/components/log-context';
import type { MessageRow } from '@/features/conversations/live/message-rows';
import type { OutboxEntry } from '@/features/conversations/live/outbox-storage';
import { describeCode } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { cx } from '@/lib/ui/cx';

/** Takes no room in its line, so that no line breaks because of it; the end of the row has space for it. */
const markPlace = 'inline-block w-0 overflow-visible whitespace-nowrap';
const mark = 'ms-1.5 inline-block size-4 max-w-none align-[-3px]';

/** After the last word of what I wrote: on its way, taken, read. */
export function DeliveryMark({ row: { message, pending, isMyLast } }: { row: MessageRow }) {
  const { t } = useLanguage();
  if (pending?.state === 'failed') return null;
  if (pending)
    return (
      <span className={markPlace}>
        <Clock role="img" aria-label={t('message.sending')} className={cx(mark, 'p-px text-faint')} />
      </span>
    );
  return message && isMyLast ? <ReadState seq={message.seq} /> : null;
}

function ReadState({ seq }: { seq: number }) {
  const { t } = useLanguage();
  const { id: myId } = useMe();
  const log = useLog();
  const readers = log.members.filter(({ user, read_seq }) => user.id !== myId && read_seq >= seq);
  const names = readers
    .slice(0, 5)
    .map(({ user }) => user.display_name)
    .join(', ');
  const isDirect = log.conversation.kind === 'direct';
  const label =
    readers.length === 0
      ? t('message.sent')
      : isDirect
        ? t('message.read')
        : t('message.readBy', { names, more: Math.max(0, readers.length - 5) });
  const Icon = readers.length ? CheckCheck : Check;
  return (
    <span title={label} className={markPlace}>
      <Icon role="img" aria-label={label} className={cx(mark, readers.length ? 'text-accent-text' : 'text-faint')} />
    </span>
  );
}

/** The server said no: why, and what to do about it. */
export function Refused({ entry }: { entry: OutboxEntry }) {
  const { t } = useLanguage();
  const { outbox } = useConversations();
  const { code, message } = entry.refusal ?? { code: '', message: '' };
  return (
    <div className="flex flex-wrap items-center gap-1.5 pb-1 text-13 text-danger">
      <CircleAlert aria-hidden size={14} className="shrink-0" />
      <span role="alert">{describeCode({ t }, code) ?? message}</span>
      <Action onClick={() => outbox.retry(entry.client_id)}>{t('message.retry')}</Action>
      <Action onClick={() => outbox.discard(entry.client_id)}>{t('message.discard')}</Action>
    </div>
  );
}

function Action({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex h-7 items-center rounded-control px-2 font-semibold text-text underline-offset-2 hover:bg-hover hover:underline touch:h-11"
    >
      {children}
    </button>
  );
}

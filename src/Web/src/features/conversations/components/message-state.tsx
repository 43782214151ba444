import { Check, CheckCheck, CircleAlert, Clock, RotateCw, Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { useConversations } from '@/features/conversations/live/conversations';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import type { MessageRow } from '@/features/conversations/live/message-rows';
import type { OutboxEntry } from '@/features/conversations/live/outbox-storage';
import { describeCode } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';

interface MessageStateProps {
  row: MessageRow;
  log: ConversationState;
}

/** At the end of what I wrote: on its way, refused, and below the last one whether it has been read. */
export function MessageState({ row: { message, pending }, log }: MessageStateProps) {
  const { id: myId } = useMe();
  if (pending) return pending.state === 'failed' ? <Failed entry={pending} /> : <Sending />;
  if (message?.sender?.id !== myId || message.seq !== lastSeqOf(log, myId)) return <span className="w-4 shrink-0" />;
  return <ReadState log={log} seq={message.seq} myId={myId} />;
}

function Sending() {
  const { t } = useLanguage();
  return <Clock role="img" aria-label={t('message.sending')} size={14} className="mb-1 w-4 shrink-0 text-faint" />;
}

function ReadState({ log, seq, myId }: { log: ConversationState; seq: number; myId: string }) {
  const { t } = useLanguage();
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
    <span className="mb-0.5 flex w-4 shrink-0" title={label}>
      <Icon role="img" aria-label={label} size={16} className={readers.length ? 'text-accent-text' : 'text-faint'} />
    </span>
  );
}

function Failed({ entry }: { entry: OutboxEntry }) {
  const { t } = useLanguage();
  const { outbox } = useConversations();
  const { code, message } = entry.refusal ?? { code: '', message: '' };
  return (
    <span className="flex shrink-0 items-center gap-1 text-12 text-danger">
      <CircleAlert aria-hidden size={14} />
      <span role="alert" className="max-w-60">
        {describeCode({ t }, code) ?? message}
      </span>
      <IconButton icon={RotateCw} label={t('message.retry')} onClick={() => outbox.retry(entry.client_id)} />
      <IconButton icon={Trash2} label={t('message.discard')} onClick={() => outbox.discard(entry.client_id)} />
    </span>
  );
}

function lastSeqOf({ messages }: ConversationState, senderId: string): number {
  return messages.findLast(({ sender }) => sender?.id === senderId)?.seq ?? 0;
}

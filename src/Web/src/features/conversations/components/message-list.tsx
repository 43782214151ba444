import { useCallback, useMemo, useRef } from 'react';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { ReadyState } from '@/features/conversations/components/chat-view';
import { HistoryStart } from '@/features/conversations/components/history-start';
import { JumpToLatest, JumpToUnread } from '@/features/conversations/components/jump-buttons';
import { MessageItem } from '@/features/conversations/components/message-item';
import { useAnnouncedMessages } from '@/features/conversations/components/use-announced-messages';
import { useMessageKeys } from '@/features/conversations/components/use-message-keys';
import { useNewLine } from '@/features/conversations/components/use-new-line';
import { useReading } from '@/features/conversations/components/use-reading';
import { useConversations } from '@/features/conversations/live/conversations';
import type { ConversationSession } from '@/features/conversations/live/conversation-session';
import { toRows, type MessageRow } from '@/features/conversations/live/message-rows';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { useStore } from '@/lib/store';

interface MessageListProps {
  session: ConversationSession;
  state: ReadyState;
}

/** Older messages are asked for long before one gets there. */
const loadOlderWithin = 30;
const overscan = { top: 800, bottom: 400 };

export function MessageList({ session, state: { log, older } }: MessageListProps) {
  const { t } = useLanguage();
  const me = useMe();
  const list = useRef<VirtuosoHandle>(null);
  const { outbox } = useConversations();
  const entries = useStore(outbox);
  const newLine = useNewLine(log);
  const rows = useMemo(() => {
    const mine = entries.filter((entry) => entry.conversation_id === session.id);
    return toRows(log.messages, mine, { myId: me.id, newFromSeq: newLine.fromSeq });
  }, [log.messages, entries, session.id, me.id, newLine.fromSeq]);
  const reading = useReading(session, log, rows);
  const keys = useMessageKeys(list, rows);
  useAnnouncedMessages(log);

  const firstIndex = log.messages[0]?.seq ?? 1;
  const onRange = useCallback(
    ({ startIndex }: { startIndex: number }) => {
      session.readingFrom(reading.isAtBottom() ? null : startIndex);
      if (older === 'idle' && startIndex - firstIndex < loadOlderWithin) void session.loadOlder();
    },
    [session, reading, older, firstIndex],
  );
  const jumpTo = (seq: number) => {
    void session.loadBackTo(seq).then(() => {
      requestAnimationFrame(() => list.current?.scrollToIndex({ index: indexOfSeq(session, seq), align: 'start' }));
    });
  };

  if (rows.length === 0) return <HistoryStart log={log} className="flex-1" />;
  const context: ListContext = { log, older, onRetryOlder: () => void session.loadOlder() };
  return (
    <div className="relative min-h-0 flex-1">
      <Virtuoso
        ref={list}
        role="feed"
        aria-label={t('chat.messages')}
        aria-busy={older === 'loading'}
        tabIndex={0}
        className="h-full scrolls outline-offset-[-2px]!"
        data={rows}
        context={context}
        firstItemIndex={firstIndex}
        initialTopMostItemIndex={newLine.startAt(rows)}
        computeItemKey={keyOf}
        itemContent={renderItem}
        components={parts}
        increaseViewportBy={overscan}
        alignToBottom
        atBottomThreshold={60}
        atBottomStateChange={reading.onBottom}
        followOutput={reading.follow}
        rangeChanged={onRange}
        onKeyDown={keys.onKeyDown}
      />
      <JumpToUnread newLine={newLine} onJump={jumpTo} />
      <JumpToLatest
        shown={!reading.atBottom}
        count={reading.below}
        onJump={() => list.current?.scrollToIndex({ index: 'LAST', align: 'end' })}
      />
    </div>
  );
}

export interface ListContext {
  log: ReadyState['log'];
  older: ReadyState['older'];
  onRetryOlder: () => void;
}

const keyOf = (_: number, row: MessageRow) => row.key;
const renderItem = (_: number, row: MessageRow, context: ListContext) => <MessageItem row={row} log={context.log} />;
const parts = {
  Header: ({ context }: { context?: ListContext }) => context && <HistoryStart {...context} />,
  Footer: () => <div className="h-3" />,
};

function indexOfSeq(session: ConversationSession, seq: number): number {
  const state = session.getSnapshot();
  return state.status === 'ready' ? state.log.messages.findIndex((message) => message.seq >= seq) : 0;
}

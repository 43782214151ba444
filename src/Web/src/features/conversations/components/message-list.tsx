import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ReadyState } from '@/features/conversations/components/chat-view';
import { Beginning, OlderMessages } from '@/features/conversations/components/history-start';
import { JumpToLatest, JumpToUnread } from '@/features/conversations/components/jump-buttons';
import { LogContext } from '@/features/conversations/components/log-context';
import { MessageBlock } from '@/features/conversations/components/message-block';
import { useAnnouncedMessages } from '@/features/conversations/components/use-announced-messages';
import { useMessageKeys } from '@/features/conversations/components/use-message-keys';
import { useNewLine } from '@/features/conversations/components/use-new-line';
import { usePane } from '@/features/conversations/components/use-pane';
import { useReading } from '@/features/conversations/components/use-reading';
import { useRows } from '@/features/conversations/components/use-rows';
import { blockOf, toBlocks } from '@/features/conversations/live/blocks';
import type { ConversationSession } from '@/features/conversations/live/conversation-session';
import { useLanguage } from '@/lib/i18n/use-language';

interface MessageListProps {
  session: ConversationSession;
  state: ReadyState;
}

export function MessageList({ session, state: { log, older } }: MessageListProps) {
  const { t } = useLanguage();
  const pane = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const newLine = useNewLine(log);
  const rows = useRows(log, newLine.fromSeq);
  const blocks = useMemo(() => toBlocks(rows), [rows]);
  const view = usePane({ session, pane, content, rows });
  const reading = useReading({ session, log, rows, place: view.place });
  const onKeyDown = useMessageKeys();
  const [jumpedTo, setJumpedTo] = useState<number | null>(null);
  useAnnouncedMessages(log);

  const jumpTo = async (seq: number) => {
    newLine.dismissAbove();
    await session.loadBackTo(seq);
    flushSync(() => setJumpedTo(blockOf(seq)));
    const row = content.current?.querySelector<HTMLElement>(`[aria-posinset="${seq}"]`);
    if (row?.dataset.message !== undefined) view.place?.show(row.dataset.message, 72);
  };

  return (
    <div className="relative min-h-0 flex-1">
      {/* In the order of Tab, so that it can be scrolled by keys; arrow keys walk the messages. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={pane}
        role="feed"
        aria-label={t('chat.messages')}
        aria-busy={older === 'loading'}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="flex h-full scrolls flex-col-reverse outline-offset-[-2px]! [overflow-anchor:none]"
        onKeyDown={onKeyDown}
      >
        <div ref={content} className="pb-3">
          <LogContext value={log}>
            <OlderMessages
              log={log}
              older={older}
              nearness={view.nearness}
              onNear={() => void session.loadOlder()}
              onRetry={() => void session.loadOlder()}
            />
            {rows.length === 0 && <Beginning />}
            {blocks.map((block, index) => (
              <MessageBlock
                key={block.id}
                block={block}
                nearness={view.nearness}
                heights={view.heights}
                isWanted={view.startsWith(block, index >= blocks.length - 2) || block.id === jumpedTo}
              />
            ))}
          </LogContext>
        </div>
      </div>
      <JumpToUnread newLine={newLine} onJump={(seq) => void jumpTo(seq)} />
      <JumpToLatest shown={!reading.atBottom} count={reading.below} onJump={() => view.place?.toBottom('smooth')} />
    </div>
  );
}

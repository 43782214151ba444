import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import type { MessageRow } from '@/features/conversations/live/message-rows';

/** With the list in focus the arrow keys walk the messages, also those that aren't rendered yet. */
export function useMessageKeys(list: RefObject<VirtuosoHandle | null>, rows: readonly MessageRow[]) {
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      const feed = event.currentTarget;
      const focused = document.activeElement?.closest<HTMLElement>('[data-message]')?.dataset.message;
      const from = focused === undefined ? rows.length : rows.findIndex((row) => row.key === focused);
      const index = Math.max(0, Math.min(from + step, rows.length - 1));
      const key = rows[index]?.key;
      if (key === undefined) return;
      event.preventDefault();
      const focus = () =>
        feed.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
      list.current?.scrollIntoView({ index, behavior: 'auto', done: focus });
    },
    [list, rows],
  );
  return { onKeyDown };
}

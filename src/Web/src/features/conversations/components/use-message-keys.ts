import { useCallback, type KeyboardEvent } from 'react';

/** With the pane in focus the arrow keys walk the messages. */
export function useMessageKeys() {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message]')];
    const focused = document.activeElement?.closest<HTMLElement>('[data-message]');
    const from = focused ? messages.indexOf(focused) : messages.length;
    const next = messages[Math.max(0, Math.min(from + step, messages.length - 1))];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }, []);
}

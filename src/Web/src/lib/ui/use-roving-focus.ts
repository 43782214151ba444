import { useCallback, type KeyboardEvent } from 'react';

const moves: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Arrow keys walk the items of a list, Tab leaves it. Put the handler on the list, `data-roving` on each item, and
 * `tabIndex={0}` on the one that Tab should reach (the others get -1).
 */
export function useRovingFocus() {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-roving]')];
    const index = items.indexOf(document.activeElement as HTMLElement);
    if (index < 0) return;
    event.preventDefault();
    items[move(index, items.length)]?.focus();
  }, []);
}

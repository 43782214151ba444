import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { overlays } from '@/app/shell/overlays';
import { neighbour } from '@/app/shell/neighbour';
import { byActivity } from '@/features/conversations/live/conversation-list';
import { useConversations } from '@/features/conversations/live/conversations';
import { useStore } from '@/lib/store';

const Help = lazy(() => import('@/app/shell/shortcut-sheet'));
const Switcher = lazy(() => import('@/app/shell/quick-switcher'));

/** The keys that work everywhere. */
export function Shortcuts() {
  const overlay = useStore(overlays);
  useGlobalKeys();
  return (
    <Suspense>
      {overlay === 'help' && <Help onClose={overlays.close} />}
      {overlay === 'switcher' && <Switcher onClose={overlays.close} />}
    </Suspense>
  );
}

function useGlobalKeys(): void {
  const { list } = useConversations();
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        overlays.open('switcher');
      } else if (event.key === '?' && !isTyping) {
        event.preventDefault();
        overlays.open('help');
      } else if (event.altKey && isArrow) {
        event.preventDefault();
        const all = byActivity(Object.values(list.getSnapshot().byId));
        const next = neighbour(all, conversationId ?? null, event.key === 'ArrowDown' ? 1 : -1, event.shiftKey);
        if (next) void navigate({ to: '/c/$conversationId', params: { conversationId: next } });
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [list, navigate, conversationId]);
}

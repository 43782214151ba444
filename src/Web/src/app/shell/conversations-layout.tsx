import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ResizeHandle } from '@/app/shell/resize-handle';
import { useListWidth } from '@/app/shell/use-list-width';
import { ConversationsPane } from '@/features/conversations/components/conversations-pane';
import { useIsNarrow } from '@/lib/ui/use-media';

/** The list beside what is chosen from it; on a phone one at a time. */
export function ConversationsLayout(): ReactNode {
  const { conversationId } = useParams({ strict: false });
  const isNarrow = useIsNarrow();
  const isHome = useRouterState({ select: ({ location }) => location.pathname === '/' });
  const width = useListWidth();
  const showsList = !isNarrow || isHome;
  return (
    <>
      {showsList && (
        <div
          className="relative w-full shrink-0 border-e max-mid:border-e-0 mid:w-(--list-width)"
          style={{ '--list-width': `${width.value}px` } as React.CSSProperties}
        >
          <ConversationsPane currentId={conversationId ?? null} />
          {!isNarrow && <ResizeHandle {...width} />}
        </div>
      )}
      {(!isNarrow || !isHome) && (
        <main id="main" tabIndex={-1} className="relative min-w-0 flex-1 bg-surface outline-none">
          <Outlet />
        </main>
      )}
    </>
  );
}

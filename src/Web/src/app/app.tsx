import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createAppRouter } from '@/app/router';
import { Announcements } from '@/app/shell/announcements';
import { Splash } from '@/app/shell/splash';
import { ToastList } from '@/app/shell/toast-list';
import { SessionContext } from '@/lib/session/session-context';
import type { SessionKeeper } from '@/lib/session/session-keeper';
import { useStore } from '@/lib/store';

export function App({ session }: { session: SessionKeeper }) {
  const [router] = useState(() => createAppRouter(session));
  const state = useStore(session);
  // Who may see a route is decided when it is entered; when the person changes, it is decided again.
  const person = state.status === 'signed-in' ? state.me.id : state.status;
  useEffect(() => void router.invalidate(), [router, person]);

  return (
    <SessionContext value={session}>
      {state.status === 'unknown' ? <Splash unreachable={state.unreachable} /> : <RouterProvider router={router} />}
      <ToastList />
      <Announcements />
    </SessionContext>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Home } from '@/app/home';
import { BottomBar } from '@/app/shell/bottom-bar';
import { ConnectionBanner } from '@/app/shell/connection-banner';
import { DocumentTitle } from '@/app/shell/document-title';
import { Rail } from '@/app/shell/rail';
import { Shortcuts } from '@/app/shell/shortcuts';
import { Splash } from '@/app/shell/splash';
import { useActivity } from '@/app/shell/use-activity';
import { ConversationsContext } from '@/features/conversations/live/conversations';
import { useLanguage } from '@/lib/i18n/use-language';
import { ServicesContext } from '@/lib/services';
import { useStore } from '@/lib/store';

const route = getRouteApi('/member');

/** The frame around everything that a signed-in person sees. It never scrolls; its panes do. */
export function Shell(): ReactNode {
  const { t } = useLanguage();
  const { homes } = route.useRouteContext();
  const home = useStore(homes);
  if (!home) return <Splash unreachable={false} />;
  return (
    <Providers home={home}>
      <Activity />
      <a
        href="#main"
        className="fixed inset-s-3 top-3 z-50 -translate-y-20 rounded-control bg-accent-solid px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t('skip.toContent')}
      </a>
      <div className="flex h-dvh flex-col ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] mid:flex-row">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ConnectionBanner />
          <div className="relative flex min-h-0 flex-1">
            <Outlet />
          </div>
        </div>
        <BottomBar />
      </div>
      <Shortcuts />
      <DocumentTitle />
    </Providers>
  );
}

function Providers({ home, children }: { home: Home; children: ReactNode }) {
  return (
    <ServicesContext value={home.services}>
      <QueryClientProvider client={home.queries}>
        <ConversationsContext value={home.conversations}>{children}</ConversationsContext>
      </QueryClientProvider>
    </ServicesContext>
  );
}

function Activity() {
  useActivity();
  return null;
}

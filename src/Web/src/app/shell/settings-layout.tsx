import { Link, Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { ArrowLeft, KeyRound, LogOut, MonitorSmartphone, Palette, UserRound, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSignOut } from '@/app/shell/use-sign-out';
import { Avatar } from '@/components/ui/avatar';
import type { MessageKey } from '@/lib/i18n/i18n';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { cx } from '@/lib/ui/cx';
import { useIsNarrow } from '@/lib/ui/use-media';
import { useTitle } from '@/lib/ui/use-title';

interface Section {
  to: '/settings/profile' | '/settings/appearance' | '/settings/password' | '/settings/sessions';
  icon: LucideIcon;
  label: MessageKey;
}

const sections: readonly Section[] = [
  { to: '/settings/profile', icon: UserRound, label: 'settings.profile' },
  { to: '/settings/appearance', icon: Palette, label: 'settings.appearance' },
  { to: '/settings/password', icon: KeyRound, label: 'settings.password' },
  { to: '/settings/sessions', icon: MonitorSmartphone, label: 'settings.sessions' },
];

export function SettingsLayout(): ReactNode {
  const isNarrow = useIsNarrow();
  const isIndex = useRouterState({ select: ({ location }) => /^\/settings\/?$/.test(location.pathname) });
  return (
    <>
      {(!isNarrow || isIndex) && <SettingsNav />}
      {(!isNarrow || !isIndex) && (
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 scrolls bg-surface outline-none">
          <BackToSettings />
          <div className="mx-auto max-w-160 px-5 pt-3 pb-16 mid:px-8 mid:pt-10">
            <Outlet />
          </div>
        </main>
      )}
    </>
  );
}

/** On a wide screen the first section stands beside the list; on a phone the list is a page of its own. */
export function SettingsIndex(): ReactNode {
  const { t } = useLanguage();
  useTitle(t('settings.title'));
  return useIsNarrow() ? null : <Navigate to="/settings/profile" replace />;
}

function SettingsNav() {
  const { t } = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const signOut = useSignOut();
  const look = 'flex h-10 items-center gap-3 rounded-card px-3 font-medium transition-colors duration-100 touch:h-12';
  return (
    <nav aria-label={t('settings.title')} className="flex w-full shrink-0 flex-col bg-surface mid:w-65 mid:border-e">
      <header className="flex h-14 shrink-0 items-center px-4">
        <h1 className="text-18 font-semibold tracking-tight">{t('settings.title')}</h1>
      </header>
      <Owner />
      <ul className="grid gap-0.5 px-2">
        {sections.map(({ to, icon: Icon, label }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={path === to ? 'page' : undefined}
              className={cx(look, path === to ? 'bg-selected text-accent-text' : 'hover:bg-hover')}
            >
              <Icon aria-hidden size={18} strokeWidth={1.75} className={path === to ? '' : 'text-muted'} />
              {t(label)}
            </Link>
          </li>
        ))}
        <li>
          <button type="button" className={cx(look, 'w-full hover:bg-hover')} onClick={signOut.ask}>
            <LogOut aria-hidden size={18} strokeWidth={1.75} className="text-muted rtl:-scale-x-100" />
            {t('signOut.action')}
          </button>
        </li>
      </ul>
      {signOut.dialog}
    </nav>
  );
}

function Owner() {
  const me = useMe();
  return (
    <div className="flex items-center gap-3 px-4 pb-4">
      <Avatar id={me.id} name={me.display_name} url={me.avatar_url} />
      <div className="min-w-0">
        <p className="truncate name-of font-semibold" dir="auto">
          {me.display_name}
        </p>
        <p className="truncate name-of text-12 text-muted" dir="ltr">
          @{me.username}
        </p>
      </div>
    </div>
  );
}

function BackToSettings() {
  const { t } = useLanguage();
  return (
    <header className="flex h-14 items-center ps-1 mid:hidden">
      <Link
        to="/settings"
        className="inline-flex h-11 items-center gap-2 rounded-control px-2.5 font-medium text-muted hover:bg-hover"
      >
        <ArrowLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
        {t('settings.title')}
      </Link>
    </header>
  );
}

import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { places } from '@/app/shell/places';
import { useUnreadTotal } from '@/app/shell/use-unread-total';
import { LogoMark } from '@/components/ui/logo';
import { Skeleton } from '@/components/ui/skeleton';
import { useLanguage } from '@/lib/i18n/use-language';
import { cx } from '@/lib/ui/cx';

const AccountMenu = lazy(() => import('@/app/shell/account-menu'));

/** The places of the app, at the side of a wide window. */
export function Rail() {
  const { t } = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const unread = useUnreadTotal();
  return (
    <nav
      aria-label={t('places.label')}
      className="hidden w-14 shrink-0 flex-col items-center gap-1.5 border-e bg-bg py-3 [--ring:var(--bg)] mid:flex wide:w-18"
    >
      <LogoMark className="mb-3 size-8 text-accent-text" />
      {places.map(({ to, icon: Icon, label, isHere }) => (
        <Link
          key={to}
          to={to}
          title={t(label)}
          aria-label={to === '/' && unread > 0 ? `${t(label)}, ${t('unread.count', { count: unread })}` : t(label)}
          aria-current={isHere(path) ? 'page' : undefined}
          className={cx(
            'relative inline-flex size-11 items-center justify-center rounded-card transition-colors duration-100',
            isHere(path) ? 'bg-selected text-accent-text' : 'text-muted hover:bg-hover hover:text-text',
          )}
        >
          <Icon aria-hidden size={20} strokeWidth={1.75} />
          {to === '/' && unread > 0 && (
            <span
              aria-hidden
              className="absolute inset-e-1.5 top-1.5 size-2.5 rounded-full bg-accent-solid ring-2 ring-(--bg)"
            />
          )}
        </Link>
      ))}
      <div className="mt-auto">
        <Suspense fallback={<Skeleton className="m-1 size-9 rounded-full" />}>
          <AccountMenu />
        </Suspense>
      </div>
    </nav>
  );
}

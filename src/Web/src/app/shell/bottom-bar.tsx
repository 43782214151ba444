import { Link, useRouterState } from '@tanstack/react-router';
import { places } from '@/app/shell/places';
import { useUnreadTotal } from '@/app/shell/use-unread-total';
import { CountBadge } from '@/components/ui/count-badge';
import { useLanguage } from '@/lib/i18n/use-language';
import { cx } from '@/lib/ui/cx';

/** The places of the app within reach of a thumb. In a conversation the composer stands there instead. */
export function BottomBar() {
  const { t } = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const unread = useUnreadTotal();
  if (path.startsWith('/c/')) return null;
  return (
    <nav
      aria-label={t('places.label')}
      className="flex shrink-0 justify-around border-t bg-surface pb-[env(safe-area-inset-bottom)] mid:hidden"
    >
      {places.map(({ to, icon: Icon, label, isHere }) => (
        <Link
          key={to}
          to={to}
          aria-current={isHere(path) ? 'page' : undefined}
          className={cx(
            'relative flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-12 font-medium',
            isHere(path) ? 'text-accent-text' : 'text-muted',
          )}
        >
          <Icon aria-hidden size={20} strokeWidth={1.75} />
          {t(label)}
          {to === '/' && (
            <span className="absolute inset-s-1/2 top-1 ms-2">
              <CountBadge count={unread} />
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

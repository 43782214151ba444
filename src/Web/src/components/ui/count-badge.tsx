import { useLanguage } from '@/lib/i18n/use-language';

const most = 99;

/** How many are unread. */
export function CountBadge({ count }: { count: number }) {
  const { t } = useLanguage();
  if (count <= 0) return null;
  return (
    <span className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-accent-solid px-1.5 text-12 leading-none font-semibold text-on-accent tabular-nums">
      <span aria-hidden>{count > most ? t('unread.many', { most }) : t('unread.number', { count })}</span>
      <span className="announced-only">{t('unread.count', { count })}</span>
    </span>
  );
}

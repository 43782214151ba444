import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useLanguage } from '@/lib/i18n/use-language';

/** On a phone the list is a page of its own; this leads back to it. */
export function BackLink() {
  const { t } = useLanguage();
  return (
    <Link
      to="/"
      aria-label={t('conversations.back')}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover mid:hidden"
    >
      <ArrowLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
    </Link>
  );
}

import { LogoMark } from '@/components/ui/logo';
import { useLanguage } from '@/lib/i18n/use-language';

/** Before we know who is here; the same picture as in index.html. */
export function Splash({ unreachable }: { unreachable: boolean }) {
  const { t } = useLanguage();
  return (
    <div className="splash" role="status" aria-label={t('state.loading')}>
      <LogoMark className="size-10" />
      {unreachable && <p className="animate-fade-in text-14 text-muted">{t('splash.unreachable')}</p>}
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { Signpost } from 'lucide-react';
import { StateMessage } from '@/components/ui/state-message';
import { useLanguage } from '@/lib/i18n/use-language';
import { useTitle } from '@/lib/ui/use-title';

export function PageMissing() {
  const { t } = useLanguage();
  useTitle(t('page.missing'));
  return (
    <StateMessage
      icon={Signpost}
      className="h-full"
      title={t('page.missing')}
      action={
        <Link to="/" className="font-medium text-accent-text hover:underline">
          {t('page.home')}
        </Link>
      }
    >
      {t('page.missing.lead')}
    </StateMessage>
  );
}

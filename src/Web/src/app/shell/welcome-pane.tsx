import { MessageCircleMore } from 'lucide-react';
import type { ReactNode } from 'react';
import { StateMessage } from '@/components/ui/state-message';
import { useLanguage } from '@/lib/i18n/use-language';
import { useMe } from '@/lib/session/session-context';
import { useTitle } from '@/lib/ui/use-title';

/** Beside the list while no conversation is open. */
export function WelcomePane(): ReactNode {
  const { t } = useLanguage();
  const { display_name } = useMe();
  useTitle(t('conversations.title'));
  return (
    <StateMessage icon={MessageCircleMore} className="h-full" title={t('home.hello', { name: display_name })}>
      {t('home.lead')}
    </StateMessage>
  );
}

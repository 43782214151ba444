import type { ErrorComponentProps } from '@tanstack/react-router';
import { Bug } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { StateMessage } from '@/components/ui/state-message';
import { useLanguage } from '@/lib/i18n/use-language';

/** A page that fell over. After an update of the server its parts may be gone: loading afresh gets the new ones. */
export function PageFailed({ error }: ErrorComponentProps) {
  const { t } = useLanguage();
  return (
    <StateMessage
      alert
      icon={Bug}
      className="h-full"
      title={t('page.failed')}
      action={
        <Button look="primary" onClick={() => location.reload()}>
          {t('page.reload')}
        </Button>
      }
    >
      {error instanceof Error ? error.message : String(error)}
    </StateMessage>
  );
}

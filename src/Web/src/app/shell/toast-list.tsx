import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { useLanguage } from '@/lib/i18n/use-language';
import { useStore } from '@/lib/store';
import { cx } from '@/lib/ui/cx';
import { toasts } from '@/lib/ui/toasts';

export function ToastList() {
  const { t } = useLanguage();
  const shown = useStore(toasts);
  return (
    <ol
      role="log"
      aria-label={t('toasts.label')}
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-4 mid:bottom-6"
    >
      {shown.map(({ id, text, tone }) => (
        <li
          key={id}
          className={cx(
            'pointer-events-auto flex animate-rise items-center gap-2 rounded-card border bg-raised py-1 ps-4 pe-1 shadow-floating',
            tone === 'danger' && 'text-danger',
          )}
        >
          <span className="py-1.5">{text}</span>
          <IconButton icon={X} label={t('action.dismiss')} onClick={() => toasts.dismiss(id)} />
        </li>
      ))}
    </ol>
  );
}

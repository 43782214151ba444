import { Copy } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { useLanguage } from '@/lib/i18n/use-language';
import { toasts } from '@/lib/ui/toasts';

/** What can be done with a message, for who points at it or walks to it by keyboard. */
export function MessageActions({ text }: { text: string }) {
  const { t } = useLanguage();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toasts.show(t('message.copied')),
      () => toasts.show(t('message.notCopied'), 'danger'),
    );
  return (
    <div
      role="toolbar"
      aria-label={t('message.actions')}
      className="absolute inset-e-4 -top-3 rounded-control border border-border bg-raised opacity-0 shadow-floating transition-opacity duration-100 group-focus-within:opacity-100 group-hover:opacity-100"
    >
      <IconButton icon={Copy} label={t('message.copy')} className="size-7 touch:size-11" onClick={() => void copy()} />
    </div>
  );
}

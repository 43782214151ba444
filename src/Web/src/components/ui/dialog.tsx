import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { useLanguage } from '@/lib/i18n/use-language';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  /** Where the focus goes; otherwise into the first box to type in, or to the sheet itself. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A sheet over the page: centred on a desk, rising from the bottom edge on a phone. */
export function Dialog({ open, onClose, title, description, initialFocus, children }: DialogProps) {
  const { t } = useLanguage();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
        <Radix.Content
          className="fixed inset-x-0 bottom-0 z-50 m-auto flex max-h-[min(85dvh,42rem)] w-full max-w-110 animate-sheet-in flex-col rounded-t-sheet border border-border bg-raised pb-[env(safe-area-inset-bottom)] shadow-floating outline-none [--ring:var(--surface-raised)] mid:inset-y-0 mid:h-fit mid:rounded-sheet"
          onOpenAutoFocus={(event) => {
            const sheet = event.currentTarget as HTMLElement;
            const first = initialFocus?.current ?? sheet.querySelector<HTMLElement>('input, textarea') ?? sheet;
            event.preventDefault();
            first.focus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="flex items-start gap-3 p-5 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-18 font-semibold">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-1.5 text-14 text-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton icon={X} label={t('action.close')} className="-me-1.5 -mt-1" />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="grid min-h-0 scrolls gap-4 px-5 py-1">{children}</div>;
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className="flex justify-end gap-2 p-5 pt-4">{children}</footer>;
}

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogFooter } from '@/components/ui/dialog';
import { useLanguage } from '@/lib/i18n/use-language';

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** Names the thing. */
  title: string;
  /** Names the consequence. */
  consequence: string;
  /** A verb, not "OK". */
  action: string;
  busy?: boolean;
  onConfirm: () => void;
}

/** For what can't be taken back. The way out comes first, so that Enter by habit does no harm. */
export function ConfirmDialog({ open, onClose, title, consequence, action, busy, onConfirm }: ConfirmDialogProps) {
  const { t } = useLanguage();
  const way = useRef<HTMLButtonElement>(null);
  return (
    <Dialog open={open} onClose={onClose} title={title} description={consequence} initialFocus={way}>
      <DialogFooter>
        <Button ref={way} onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button look="danger" busy={busy ?? false} onClick={onConfirm}>
          {action}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useConversations } from '@/features/conversations/live/conversations';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useSession } from '@/lib/session/session-context';
import { toasts } from '@/lib/ui/toasts';

/** Signs out and takes along what was written here; asks first where that would lose unsent messages. */
export function useSignOut() {
  const language = useLanguage();
  const { t } = language;
  const session = useSession();
  const { outbox, drafts } = useConversations();
  const [unsent, setUnsent] = useState(0);

  const leave = async () => {
    try {
      await session.signOut();
      outbox.discardAll();
      drafts.discardAll();
    } catch (error) {
      toasts.show(describeError(language, error), 'danger');
    }
    setUnsent(0);
  };
  const ask = () => {
    const count = outbox.getSnapshot().length;
    if (count > 0) setUnsent(count);
    else void leave();
  };
  const dialog = (
    <ConfirmDialog
      open={unsent > 0}
      onClose={() => setUnsent(0)}
      title={t('signOut.title')}
      consequence={t('signOut.unsent', { count: unsent })}
      action={t('signOut.action')}
      onConfirm={() => void leave()}
    />
  );
  return { ask, dialog };
}

import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useLeaveConversation } from '@/features/conversations/api/use-leave-conversation';
import { conversationTitle } from '@/features/conversations/conversation-title';
import type { Conversation } from '@/lib/api/types';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { toasts } from '@/lib/ui/toasts';

interface LeaveDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

export default function LeaveDialog({ conversation, onClose }: LeaveDialogProps) {
  const language = useLanguage();
  const { t } = language;
  const navigate = useNavigate();
  const leave = useLeaveConversation();
  const title = conversationTitle(conversation, language);
  const confirm = () =>
    leave.mutate(conversation.id, {
      onSuccess: () => {
        toasts.show(t('leave.done', { title }));
        void navigate({ to: '/' });
      },
      onError: (error) => {
        toasts.show(describeError(language, error), 'danger');
        onClose();
      },
    });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('leave.title', { title })}
      consequence={t(conversation.visibility === 'public' ? 'leave.public' : 'leave.private')}
      action={t('leave.action')}
      busy={leave.isPending}
      onConfirm={confirm}
    />
  );
}

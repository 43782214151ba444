import { Button } from '@/components/ui/button';
import { FaultNote } from '@/components/ui/fault-note';
import { useJoinConversation } from '@/features/conversations/api/use-join-conversation';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import type { Conversation } from '@/lib/api/types';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useTitle } from '@/lib/ui/use-title';

interface JoinPanelProps {
  conversation: Conversation;
  onJoined: () => void;
}

/** A public channel, seen from outside. */
export function JoinPanel({ conversation, onJoined }: JoinPanelProps) {
  const language = useLanguage();
  const { t } = language;
  const join = useJoinConversation();
  const title = conversationTitle(conversation, language);
  useTitle(title);
  return (
    <div className="m-auto grid h-full max-w-100 place-content-center justify-items-center gap-3 p-8 text-center">
      <ConversationAvatar conversation={conversation} size="lg" />
      <h1 className="text-22 font-semibold" dir="auto">
        {title}
      </h1>
      <p className="text-14 text-muted" dir="auto">
        {conversation.description}
      </p>
      <p className="text-13 text-muted">{t('conversation.members', { count: conversation.member_count })}</p>
      <FaultNote>{join.isError ? describeError(language, join.error) : null}</FaultNote>
      <Button
        look="primary"
        className="mt-2"
        busy={join.isPending}
        onClick={() => join.mutate(conversation.id, { onSuccess: onJoined })}
      >
        {t('channel.join')}
      </Button>
    </div>
  );
}

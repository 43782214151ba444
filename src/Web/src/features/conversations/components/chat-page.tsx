import { CloudOff, EyeOff } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { StateMessage } from '@/components/ui/state-message';
import { useConversation } from '@/features/conversations/api/use-conversation';
import { ChatSkeleton } from '@/features/conversations/components/chat-skeleton';
import { ChatView } from '@/features/conversations/components/chat-view';
import { JoinPanel } from '@/features/conversations/components/join-panel';
import { useConversations } from '@/features/conversations/live/conversations';
import type { ConversationSession } from '@/features/conversations/live/conversation-session';
import { isApiError } from '@/lib/api/api-error';
import { describeError } from '@/lib/i18n/describe-error';
import { useLanguage } from '@/lib/i18n/use-language';
import { useStore } from '@/lib/store';
import { useTitle } from '@/lib/ui/use-title';

interface ChatPageProps {
  id: string;
  /** Whether the details stand beside the messages; part of the address. */
  showsDetails: boolean;
  onShowDetails: (show: boolean) => void;
}

export function ChatPage({ id, ...details }: ChatPageProps) {
  const conversations = useConversations();
  const session = useMemo(() => conversations.session(id), [conversations, id]);
  const state = useStore(session);

  if (state.status === 'refused') return <NotAMember session={session} />;
  if (state.status === 'loading') return <ChatSkeleton id={id} />;
  return <ChatView key={id} session={session} state={state} {...details} />;
}

/** The live topic is for members. Perhaps it is a public channel, perhaps it isn't there at all. */
function NotAMember({ session }: { session: ConversationSession }) {
  const language = useLanguage();
  const { t } = language;
  const found = useConversation(session.id, true);
  const isMember = found.data?.me != null;
  useTitle(t('conversation.missing'));
  useEffect(() => {
    if (isMember) session.retry();
  }, [isMember, session]);

  if (found.isPending || isMember) return <ChatSkeleton id={session.id} />;
  if (found.data) return <JoinPanel conversation={found.data} onJoined={() => session.retry()} />;
  const isGone = isApiError(found.error, 400, 403, 404);
  return (
    <StateMessage
      alert
      className="h-full"
      icon={isGone ? EyeOff : CloudOff}
      title={t(isGone ? 'conversation.missing' : 'chat.failed')}
      action={isGone ? undefined : <Button onClick={() => void found.refetch()}>{t('action.retry')}</Button>}
    >
      {isGone ? t('conversation.missing.lead') : describeError(language, found.error)}
    </StateMessage>
  );
}

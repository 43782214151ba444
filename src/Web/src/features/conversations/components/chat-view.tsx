import { ChatHeader } from '@/features/conversations/components/chat-header';
import { Composer } from '@/features/conversations/components/composer';
import { DetailsPane } from '@/features/conversations/components/details-pane';
import { MessageList } from '@/features/conversations/components/message-list';
import { TypingLine } from '@/features/conversations/components/typing-line';
import { conversationTitle } from '@/features/conversations/conversation-title';
import type { ConversationSession, SessionState } from '@/features/conversations/live/conversation-session';
import { useLanguage } from '@/lib/i18n/use-language';
import { cx } from '@/lib/ui/cx';
import { useTitle } from '@/lib/ui/use-title';

export type ReadyState = Extract<SessionState, { status: 'ready' }>;

interface ChatViewProps {
  session: ConversationSession;
  state: ReadyState;
  showsDetails: boolean;
  onShowDetails: (show: boolean) => void;
}

export function ChatView({ session, state, showsDetails, onShowDetails }: ChatViewProps) {
  const language = useLanguage();
  const title = conversationTitle(state.log.conversation, language);
  useTitle(title);
  return (
    <div className="flex h-full">
      <section
        aria-label={title}
        className={cx('relative flex min-w-0 flex-1 flex-col', showsDetails && 'max-mid:hidden')}
      >
        <ChatHeader log={state.log} showsDetails={showsDetails} onShowDetails={onShowDetails} />
        <MessageList session={session} state={state} />
        <Composer conversationId={session.id} title={title} />
        <TypingLine typing={state.typing} members={state.log.members} />
      </section>
      {showsDetails && <DetailsPane log={state.log} onClose={() => onShowDetails(false)} />}
    </div>
  );
}

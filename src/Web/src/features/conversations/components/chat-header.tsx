import { Globe, Lock, PanelRight } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { BackLink } from '@/features/conversations/components/back-link';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';
import type { MessageKey } from '@/lib/i18n/i18n';
import { useLanguage } from '@/lib/i18n/use-language';
import { usePresence } from '@/lib/presence/use-presence';
import type { PresenceStatus } from '@/lib/api/types';

interface ChatHeaderProps {
  log: ConversationState;
  showsDetails: boolean;
  onShowDetails: (show: boolean) => void;
}

export const presenceNames: Record<PresenceStatus, MessageKey> = {
  online: 'presence.online',
  away: 'presence.away',
  busy: 'presence.busy',
  offline: 'presence.offline',
};

export function ChatHeader({ log, showsDetails, onShowDetails }: ChatHeaderProps) {
  const language = useLanguage();
  const { t } = language;
  const { conversation } = log;
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b ps-1 pe-2.5 mid:ps-4">
      <BackLink />
      <ConversationAvatar conversation={conversation} />
      <div className="min-w-0 flex-1">
        <h1 className="truncate name-of text-15 font-semibold" dir="auto">
          {conversationTitle(conversation, language)}
        </h1>
        <Subtitle log={log} />
      </div>
      <IconButton
        icon={PanelRight}
        label={t('details.title')}
        pressed={showsDetails}
        className="[&_svg]:rtl:-scale-x-100"
        onClick={() => onShowDetails(!showsDetails)}
      />
    </header>
  );
}

function Subtitle({ log: { conversation } }: { log: ConversationState }) {
  const { t } = useLanguage();
  const presence = usePresence(conversation.with?.id ?? null);
  const look = 'flex h-4.5 items-center gap-1.5 truncate text-12 text-muted';
  if (conversation.kind === 'direct')
    return (
      <p className={look}>
        {presence ? t(presenceNames[presence]) : <span dir="ltr">@{conversation.with?.username}</span>}
      </p>
    );
  const Icon = conversation.visibility === 'public' ? Globe : Lock;
  return (
    <p className={look}>
      <Icon aria-hidden size={12} className="shrink-0" />
      {t('conversation.members', { count: conversation.member_count })}
      {conversation.description && (
        <span className="truncate name-of" dir="auto">
          · {conversation.description}
        </span>
      )}
    </p>
  );
}

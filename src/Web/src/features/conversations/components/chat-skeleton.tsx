import { Skeleton } from '@/components/ui/skeleton';
import { BackLink } from '@/features/conversations/components/back-link';
import { ConversationAvatar } from '@/features/conversations/components/conversation-avatar';
import { conversationTitle } from '@/features/conversations/conversation-title';
import { useConversations } from '@/features/conversations/live/conversations';
import { useLanguage } from '@/lib/i18n/use-language';
import { useSelected } from '@/lib/store';

const lines = [62, 38, 74, 30, 52, 44, 68, 36];

/** The chat before it is there. What the list knows (who it is) shows at once. */
export function ChatSkeleton({ id }: { id: string }) {
  const language = useLanguage();
  const { list } = useConversations();
  const conversation = useSelected(list, ({ byId }) => byId[id]);
  return (
    <div className="flex h-full flex-col" aria-busy aria-label={language.t('state.loading')}>
      <header className="flex h-14 shrink-0 items-center gap-3 border-b ps-2 pe-3 mid:ps-4">
        <BackLink />
        {conversation ? (
          <ConversationAvatar conversation={conversation} />
        ) : (
          <Skeleton className="size-9 rounded-full" />
        )}
        {conversation ? (
          <h1 className="truncate name-of text-15 font-semibold" dir="auto">
            {conversationTitle(conversation, language)}
          </h1>
        ) : (
          <Skeleton className="h-4 w-36" />
        )}
      </header>
      <div className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden px-4 pb-6">
        {lines.map((width) => (
          <div key={width} className="flex gap-3">
            <Skeleton className="size-9 shrink-0 rounded-full" />
            <div className="grid flex-1 content-center gap-2">
              <Skeleton className="h-3.5 w-24" />
              <svg className="h-3.5 w-full max-w-140" aria-hidden>
                <rect width={`${width}%`} height="100%" rx="4" className="animate-shimmer fill-hover" />
              </svg>
            </div>
          </div>
        ))}
      </div>
      <div className="px-4 pb-10">
        <Skeleton className="h-12 rounded-card" />
      </div>
    </div>
  );
}

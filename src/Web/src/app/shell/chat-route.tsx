import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ChatPage } from '@/features/conversations/components/chat-page';

const route = getRouteApi('/member/conversations/c/$conversationId');

export function ChatRoute(): ReactNode {
  const { conversationId } = route.useParams();
  const { details } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ChatPage
      key={conversationId}
      id={conversationId}
      showsDetails={details === true}
      onShowDetails={(show) => void navigate({ search: show ? { details: true } : {}, replace: !show })}
    />
  );
}

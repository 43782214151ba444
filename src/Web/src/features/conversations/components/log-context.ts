import { createContext, useContext } from 'react';
import type { ConversationState } from '@/features/conversations/live/conversation-reducer';

/** The log around a message, for the few things in it that depend on more than the message. */
export const LogContext = createContext<ConversationState | null>(null);

export function useLog(): ConversationState {
  const log = useContext(LogContext);
  if (!log) throw new Error('There is no LogContext above this component');
  return log;
}

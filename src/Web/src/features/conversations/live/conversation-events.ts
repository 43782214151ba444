import type { Conversation, Member, Message, Reaction } from '@/lib/api/types';
import type { LiveEvent } from '@/lib/live/protocol';

interface Shapes {
  'message.created': { message: Message };
  'message.updated': { message: Message };
  'message.deleted': { id: string; seq: number };
  'reaction.changed': { message_id: string; reactions: Reaction[] };
  'read.advanced': { user_id: string; seq: number };
  'typing.changed': { user_id: string; username: string; typing: boolean };
  'conversation.updated': { conversation: Conversation };
  'member.joined': { member: Member };
  'member.updated': { member: Member };
  'member.left': { member: Member };
}

/** What happens in a conversation, as the contract names it. An event of a type that we don't know is harmless. */
export type ConversationEvent = {
  [Type in keyof Shapes]: Omit<LiveEvent, 'type' | 'data'> & { type: Type; data: Shapes[Type] };
}[keyof Shapes];

export interface ConversationSnapshot {
  conversation: Conversation;
  /** The first of them, where there are very many. */
  members: Member[];
  members_has_more: boolean;
  /** The newest, oldest first. */
  messages: Message[];
  has_more: boolean;
}

export const topicOf = (conversationId: string) => `conversation:${conversationId}`;

export function conversationIdOf(topic: string): string | null {
  return topic.startsWith('conversation:') ? topic.slice('conversation:'.length) : null;
}

import type { Conversation, Member, Membership, Message } from '@/lib/api/types';
import type { ConversationEvent } from '@/features/conversations/live/conversation-events';

/** What an event does to a conversation as it stands in the list: its last message, its counts, what I have read. */
export function reduceConversation(conversation: Conversation, event: ConversationEvent, myId: string): Conversation {
  switch (event.type) {
    case 'message.created':
    case 'message.updated':
      return withMessage(conversation, event.data.message, myId);
    case 'message.deleted':
      return conversation.last_message?.id === event.data.id
        ? { ...conversation, last_message: asDeleted(conversation.last_message, event) }
        : conversation;
    case 'read.advanced':
      return event.data.user_id === myId ? withRead(conversation, event.data.seq) : conversation;
    case 'conversation.updated':
      return withUpdate(conversation, event.data.conversation);
    case 'member.joined':
      return withMember({ ...conversation, member_count: conversation.member_count + 1 }, event.data.member, myId);
    case 'member.left':
      return { ...conversation, member_count: Math.max(0, conversation.member_count - 1) };
    case 'member.updated':
      return withMember(conversation, event.data.member, myId);
    default:
      return conversation;
  }
}

/** My read marker moved forward, here or on another device. */
export function withRead(conversation: Conversation, seq: number): Conversation {
  return withMe(conversation, { read_seq: Math.max(conversation.me?.read_seq ?? 0, seq) });
}

function withMessage(conversation: Conversation, message: Message, myId: string): Conversation {
  const isLast = message.seq >= conversation.last_seq;
  const next = isLast ? { ...conversation, last_seq: message.seq, last_message: message } : conversation;
  // What I wrote I have read; the server sends no event of its own for that.
  const isMineAndNew = message.sender?.id === myId && message.seq > conversation.last_seq;
  return isMineAndNew ? withRead(next, message.seq) : withMe(next, {});
}

/** The tombstone: the place stays, the words go. */
export function asDeleted(message: Message, { at, version }: ConversationEvent): Message {
  return { ...message, content: '', deleted_at: at, version: version ?? message.version };
}

function withMember(conversation: Conversation, { user, role, read_seq }: Member, myId: string): Conversation {
  return user.id === myId ? withRead(withMe(conversation, { role }), read_seq) : conversation;
}

function withMe(conversation: Conversation, change: Partial<Membership>): Conversation {
  if (!conversation.me) return conversation;
  const me = { ...conversation.me, ...change };
  return { ...conversation, me: { ...me, unread: Math.max(0, conversation.last_seq - me.read_seq) } };
}

/** An event is the same for everybody, so what is mine alone in a conversation isn't in it. */
function withUpdate(conversation: Conversation, update: Conversation): Conversation {
  const { me, with: other, last_message, last_seq } = conversation;
  const isBehind = update.last_seq < last_seq;
  return withMe({ ...conversation, ...update, me, with: other, ...(isBehind ? { last_message, last_seq } : {}) }, {});
}

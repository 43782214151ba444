import type { Conversation, Member, Message } from '@/lib/api/types';
import type { ConversationEvent, ConversationSnapshot } from '@/features/conversations/live/conversation-events';
import { asDeleted, reduceConversation } from '@/features/conversations/live/reduce-conversation';

/** A copy of the server's conversation: all of it but for messages older than the ones loaded. */
export interface ConversationState {
  version: number;
  conversation: Conversation;
  /** All, unless there are very many. */
  members: readonly Member[];
  hasMoreMembers: boolean;
  /** By seq, without a hole. */
  messages: readonly Message[];
  hasOlder: boolean;
}

export function fromSnapshot(snapshot: ConversationSnapshot, version: number): ConversationState {
  return {
    version,
    conversation: snapshot.conversation,
    members: snapshot.members,
    hasMoreMembers: snapshot.members_has_more,
    messages: snapshot.messages,
    hasOlder: snapshot.has_more,
  };
}

/** One event on top of what we have. Whether it is its turn was decided before (see TopicFeed). */
export function applyEvent(state: ConversationState, event: ConversationEvent, myId: string): ConversationState {
  const next = applyToParts(state, event);
  const counted = reduceConversation(next.conversation, event, myId);
  // Where we know everybody, counting them is exact, whoever joined and left while we were away.
  const isExact = !state.hasMoreMembers && next.members !== state.members;
  const conversation = isExact ? { ...counted, member_count: next.members.length } : counted;
  const version = Math.max(state.version, event.version ?? 0);
  return { ...next, conversation: { ...conversation, version }, version };
}

/** The events of a catch-up are only the last change of each row: versions are skipped, and the answer's one counts. */
export function catchUp(
  state: ConversationState,
  events: readonly ConversationEvent[],
  version: number,
  myId: string,
): ConversationState {
  const caughtUp = events.reduce((current, event) => applyEvent(current, event, myId), state);
  return { ...caughtUp, version, conversation: { ...caughtUp.conversation, version } };
}

/** A page of history, which ends right before our oldest message. */
export function withOlder(
  state: ConversationState,
  page: { messages: Message[]; has_more: boolean },
): ConversationState {
  const oldest = state.messages[0]?.seq ?? Infinity;
  const older = page.messages.filter((message) => message.seq < oldest);
  return { ...state, messages: [...older, ...state.messages], hasOlder: page.has_more };
}

/** Our own message, which the server has just taken; its event may come before or after. */
export function withAcknowledged(state: ConversationState, message: Message): ConversationState {
  if (state.messages.some((known) => known.id === message.id)) return state;
  return withMessage(state, message);
}

function applyToParts(state: ConversationState, event: ConversationEvent): ConversationState {
  switch (event.type) {
    case 'message.created':
    case 'message.updated':
      return withMessage(state, event.data.message);
    case 'message.deleted':
      return changeMessage(state, event.data.id, (message) => asDeleted(message, event));
    case 'reaction.changed':
      return changeMessage(state, event.data.message_id, (message) => ({
        ...message,
        reactions: event.data.reactions,
      }));
    case 'member.joined':
    case 'member.updated':
      return { ...state, members: withMember(state.members, event.data.member) };
    case 'member.left':
      return { ...state, members: state.members.filter(({ user }) => user.id !== event.data.member.user.id) };
    case 'read.advanced':
      return { ...state, members: withReadMarker(state.members, event.data.user_id, event.data.seq) };
    default:
      return state;
  }
}

function withMessage(state: ConversationState, message: Message): ConversationState {
  // Who writes has read; the server sends no event of its own for that.
  const isNew = message.seq > (state.messages.at(-1)?.seq ?? 0);
  const members =
    message.sender && isNew ? withReadMarker(state.members, message.sender.id, message.seq) : state.members;
  return { ...state, messages: upsert(state, message), members };
}

function upsert({ messages, hasOlder }: ConversationState, message: Message): readonly Message[] {
  const index = messages.findIndex((known) => known.id === message.id);
  if (index >= 0) return messages.with(index, message);
  const oldest = messages[0]?.seq ?? 0;
  // A change in a part of the history that isn't loaded: the page will bring it.
  return hasOlder && message.seq < oldest ? messages : place(messages, message);
}

function place(messages: readonly Message[], message: Message): readonly Message[] {
  const after = messages.findLastIndex((known) => known.seq < message.seq);
  return messages.toSpliced(after + 1, 0, message);
}

function changeMessage(state: ConversationState, id: string, change: (message: Message) => Message): ConversationState {
  const index = state.messages.findIndex((message) => message.id === id);
  const message = state.messages[index];
  return message ? { ...state, messages: state.messages.with(index, change(message)) } : state;
}

function withMember(members: readonly Member[], member: Member): readonly Member[] {
  const index = members.findIndex(({ user }) => user.id === member.user.id);
  return index < 0 ? [...members, member] : members.with(index, member);
}

function withReadMarker(members: readonly Member[], userId: string, seq: number): readonly Member[] {
  const index = members.findIndex(({ user }) => user.id === userId);
  const member = members[index];
  return member && member.read_seq < seq ? members.with(index, { ...member, read_seq: seq }) : members;
}

/** The shapes of the wire contract, as this app reads them. Ids are UUIDv7 strings, times ISO 8601 in UTC. */

export type PresenceStatus = 'online' | 'away' | 'busy' | 'offline';

export interface Presence {
  user_id: string;
  status: PresenceStatus;
  last_seen: string | null;
  text: string | null;
  emoji: string | null;
}

/** A person as they appear beside a message or in a list of members. */
export interface Person {
  id: string;
  username: string;
  display_name: string;
  avatar_url: string | null;
  verified: boolean;
}

export interface User extends Person {
  first_name: string;
  last_name: string;
  bio: string;
  created_at: string;
}

export interface Me extends User {
  email: string;
  time_zone: string | null;
}

export interface Session {
  user: Me;
  access: string;
  expires_in: number;
}

export interface SessionInfo {
  id: string;
  /** What the server makes of its browser's name: "Firefox on Linux". */
  device: string;
  created_at: string;
  last_used_at: string;
  current: boolean;
}

export type ConversationKind = 'direct' | 'group' | 'channel';
export type Visibility = 'public' | 'private';
export type Role = 'owner' | 'admin' | 'moderator' | 'member';

export interface Membership {
  role: Role;
  read_seq: number;
  unread: number;
}

export interface Reaction {
  emoji: string;
  count: number;
  me: boolean;
}

export interface Message {
  id: string;
  conversation_id: string;
  seq: number;
  version: number;
  sender: Person | null;
  type: 'text' | 'image' | 'file' | 'voice' | 'post' | 'system';
  content: string;
  reactions?: Reaction[];
  client_id: string | null;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
}

export interface Conversation {
  id: string;
  kind: ConversationKind;
  visibility: Visibility;
  name: string | null;
  description: string | null;
  created_by: string | null;
  created_at: string;
  member_count: number;
  last_seq: number;
  version: number;
  last_message: Message | null;
  with: Person | null;
  /** Null for a public channel that the reader hasn't joined. */
  me: Membership | null;
}

export interface Member {
  user: Person;
  role: Role;
  joined_at: string;
  read_seq: number;
}

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

export interface MessagePage {
  messages: Message[];
  has_more: boolean;
}

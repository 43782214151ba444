-- Conversations, who is in them and what is said in them.
--
-- A conversation has two dense counters. Every statement that changes anything in it raises conversations.version in
-- the same transaction; the row lock that this takes is held until the commit, so versions become visible in their
-- order and "everything after version n" is a complete answer.

create table conversations (
    id           uuid primary key,
    kind         text not null constraint conversations_kind check (kind in ('direct', 'group', 'channel')),
    visibility   text not null constraint conversations_visibility check (visibility in ('private', 'public')),
    name         text,
    description  text,
    created_by   uuid not null constraint conversations_created_by_users references users (id),
    created_at   timestamptz not null,
    active_at    timestamptz not null,
    member_count integer not null,
    last_seq     bigint not null default 0,
    version      bigint not null default 0,
    -- The two of a direct conversation, in the order of their ids.
    direct_low   uuid,
    direct_high  uuid,
    constraint conversations_direct check ((kind = 'direct') = (direct_low is not null and direct_high is not null))
)
-- Counters change with every batch of messages; room on the page keeps those updates off the indexes.
with (fillfactor = 60);

-- CreateConversation, FindDirect: two people have one direct conversation.
create unique index conversations_direct_pair on conversations (direct_low, direct_high) where kind = 'direct';

-- ListPublicChannels.
create index conversations_public on conversations (lower(name), id) where visibility = 'public' and kind = 'channel';

create table memberships (
    conversation_id uuid not null constraint memberships_conversation references conversations (id),
    user_id         uuid not null constraint memberships_user references users (id),
    role            text not null constraint memberships_role check (role in ('member', 'moderator', 'admin', 'owner')),
    joined_at       timestamptz not null,
    -- Kept after leaving, so that who was away learns of it from the row's version.
    left_at         timestamptz,
    read_seq        bigint not null,
    -- The conversation's version at the last change of this row; a read marker that one's own message moves is implied
    -- by that message and doesn't count.
    version         bigint not null,
    constraint memberships_key primary key (conversation_id, user_id)
)
with (fillfactor = 70);

-- ListConversations, ListConversationIds, CountUnread.
create index memberships_of_user on memberships (user_id) where left_at is null;

-- ReadChanges.
create index memberships_version on memberships (conversation_id, version);

-- No foreign keys here: AppendMessages writes only under a conversation row that it has locked, for a sender that the
-- conversation's grain knows as a member, and two look-ups a message are a tenth of its cost.
create table messages (
    conversation_id uuid not null,
    seq             bigint not null,
    version         bigint not null,
    id              uuid not null,
    sender_id       uuid not null,
    client_id       uuid not null,
    content         text not null,
    created_at      timestamptz not null,
    -- Also the fence against two owners of one conversation.
    constraint messages_key primary key (conversation_id, seq)
);

-- FindMessage, and paging from a message's id.
create unique index messages_id on messages (id);

-- AppendMessages: a repeated send is the first one.
create unique index messages_client_id on messages (conversation_id, sender_id, client_id);

-- ReadChanges.
create index messages_version on messages (conversation_id, version);

-- Makes a user a member; no row when they are one already. What was said before they came counts as read.
with head as (
    update conversations c
    set version = c.version + 1, member_count = c.member_count + 1
    where c.id = $1
        and not exists (
            select from memberships m
            where m.conversation_id = $1 and m.user_id = $2 and m.left_at is null)
    returning c.version, c.member_count, c.last_seq
)
insert into memberships (conversation_id, user_id, role, joined_at, read_seq, version)
select $1, $2, 'member', $3, head.last_seq, head.version
from head
on conflict on constraint memberships_key do update
    set role = excluded.role, joined_at = excluded.joined_at, left_at = null,
        read_seq = excluded.read_seq, version = excluded.version
returning version, (select member_count from head), read_seq

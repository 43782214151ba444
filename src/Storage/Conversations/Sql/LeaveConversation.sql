-- Ends a membership; no row when there is none.
with head as (
    update conversations c
    set version = c.version + 1, member_count = c.member_count - 1
    from memberships m
    where c.id = $1 and m.conversation_id = c.id and m.user_id = $2 and m.left_at is null
    returning c.version, c.member_count
)
update memberships m
set left_at = $3, version = head.version
from head
where m.conversation_id = $1 and m.user_id = $2
returning head.version, head.member_count

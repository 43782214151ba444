-- Moves a read marker forward, at most to the last message; no row where it wouldn't move.
with head as (
    update conversations c
    set version = c.version + 1
    from memberships m
    where c.id = $1 and m.conversation_id = c.id and m.user_id = $2 and m.left_at is null
        and m.read_seq < least($3, c.last_seq)
    returning c.version, c.last_seq
)
update memberships m
set read_seq = least($3, head.last_seq), version = head.version
from head
where m.conversation_id = $1 and m.user_id = $2
returning head.version, m.read_seq, head.last_seq

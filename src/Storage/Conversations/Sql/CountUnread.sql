select coalesce(sum(c.last_seq - m.read_seq), 0)::bigint, count(*) filter (where c.last_seq > m.read_seq)::bigint
from memberships m
join conversations c on c.id = m.conversation_id
where m.user_id = $1 and m.left_at is null

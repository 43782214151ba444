-- All of a user's conversations, as short as can be: what a client compares with what it has.
select c.id, c.version, c.last_seq, m.read_seq
from memberships m
join conversations c on c.id = m.conversation_id
where m.user_id = $1 and m.left_at is null
order by c.active_at desc, c.id

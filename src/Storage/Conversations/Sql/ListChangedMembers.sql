-- The members of a conversation that came, went or read after a version, in the order of their versions.
select u.id, u.username, u.display_name, u.avatar_url, u.verified, m.role, m.joined_at, m.read_seq, m.version, m.left_at
from memberships m
join users u on u.id = m.user_id
where m.conversation_id = $1 and m.version > $2
order by m.version
limit $3

select u.id, u.username, u.display_name, u.avatar_url, u.verified, m.role, m.joined_at, m.read_seq
from memberships m
join users u on u.id = m.user_id
where m.conversation_id = $1 and m.user_id = $2 and m.left_at is null

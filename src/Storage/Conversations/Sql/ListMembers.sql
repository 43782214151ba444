-- A page of the people in a conversation, by name.
select u.id, u.username, u.display_name, u.avatar_url, u.verified, m.role, m.joined_at, m.read_seq,
    count(*) over () as total
from memberships m
join users u on u.id = m.user_id
where m.conversation_id = $1 and m.left_at is null
order by lower(u.display_name), u.id
limit $2 offset $3

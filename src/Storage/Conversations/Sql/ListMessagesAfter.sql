-- The oldest messages above a number, oldest first.
select
    m.id, m.seq, m.version, m.content, m.client_id, m.created_at,
    u.id, u.username, u.display_name, u.avatar_url, u.verified
from messages m
join users u on u.id = m.sender_id
where m.conversation_id = $1 and m.seq > $2
order by m.seq
limit $3

-- The messages of a conversation that changed after a version, in the order of their versions.
select
    m.id, m.seq, m.version, m.content, m.client_id, m.created_at,
    u.id, u.username, u.display_name, u.avatar_url, u.verified
from messages m
join users u on u.id = m.sender_id
where m.conversation_id = $1 and m.version > $2
order by m.version
limit $3

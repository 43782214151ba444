-- A page of a user's conversations, newest activity first, each as that user sees it. $2: only this one; $3: only of
-- this kind.
select
    c.id, c.kind, c.visibility, c.name, c.description, c.created_by, c.created_at, c.member_count, c.last_seq, c.version,
    m.role, m.read_seq,
    o.id, o.username, o.display_name, o.avatar_url, o.verified,
    l.id, l.seq, l.version, l.content, l.client_id, l.created_at,
    s.id, s.username, s.display_name, s.avatar_url, s.verified,
    count(*) over () as total
from memberships m
join conversations c on c.id = m.conversation_id
left join users o on o.id = case when c.direct_low = m.user_id then c.direct_high else c.direct_low end
left join messages l on l.conversation_id = c.id and l.seq = c.last_seq
left join users s on s.id = l.sender_id
where m.user_id = $1 and m.left_at is null
    and ($2::uuid is null or c.id = $2)
    and ($3::text is null or c.kind = $3)
order by c.active_at desc, c.id
limit $4 offset $5

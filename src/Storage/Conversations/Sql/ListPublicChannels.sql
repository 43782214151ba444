-- A page of the channels that everybody may join, by name; $1 is who looks, $2 a part of the name.
select
    c.id, c.kind, c.visibility, c.name, c.description, c.created_by, c.created_at, c.member_count, c.last_seq, c.version,
    m.role, m.read_seq,
    null::uuid, null::text, null::text, null::text, null::boolean,
    null::uuid, null::bigint, null::bigint, null::text, null::uuid, null::timestamptz,
    null::uuid, null::text, null::text, null::text, null::boolean,
    count(*) over () as total
from conversations c
left join memberships m on m.conversation_id = c.id and m.user_id = $1 and m.left_at is null
where c.visibility = 'public' and c.kind = 'channel'
    and ($2::text is null or position(lower($2) in lower(c.name)) > 0)
    and ($3::uuid is null or c.id = $3)
order by lower(c.name), c.id
limit $4 offset $5

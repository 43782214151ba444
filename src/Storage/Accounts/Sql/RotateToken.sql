-- Of several who present one token, the first to lock its row wins: the others find it used.
with used as (
    update refresh_tokens t
    set used_at = $4
    from sessions s
    where t.hash = $2 and t.used_at is null
        and s.id = t.session_id and s.user_id = $1 and s.ended_at is null and s.expires_at > $4
    returning t.session_id
), issued as (
    insert into refresh_tokens (hash, session_id, created_at)
    select $3, session_id, $4 from used
)
update sessions
set last_used_at = $4, expires_at = $5
from used
where id = used.session_id
returning id, device, created_at, last_used_at, expires_at;

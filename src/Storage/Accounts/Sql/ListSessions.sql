select id, device, created_at, last_used_at, expires_at
from sessions
where user_id = $1 and ended_at is null and expires_at > $2;

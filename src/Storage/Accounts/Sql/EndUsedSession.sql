update sessions s
set ended_at = $3
from refresh_tokens t
where t.hash = $2 and t.used_at is not null
    and s.id = t.session_id and s.user_id = $1 and s.ended_at is null
returning s.id;

select s.user_id, s.id
from refresh_tokens t
join sessions s on s.id = t.session_id
where t.hash = $1;

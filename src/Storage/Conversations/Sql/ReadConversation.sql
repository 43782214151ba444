select id, kind, visibility, name, description, created_by, created_at, member_count, last_seq, version
from conversations
where id = $1

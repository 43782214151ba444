-- $1: the token just issued. Used ones of its session that are older than $2 have expired; nobody would take them.
delete from refresh_tokens
where session_id = (select session_id from refresh_tokens where hash = $1)
    and created_at < $2 and used_at is not null;

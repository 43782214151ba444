-- With them go their tokens.
delete from sessions
where user_id = $1 and (expires_at < $2 or ended_at < $2);

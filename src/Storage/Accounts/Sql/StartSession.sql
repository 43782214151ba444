-- No session for a password that was changed since it was checked: the row of users is locked against that meanwhile.
with owner as (
    select id from users where id = $2 and password_version = $3 for share
), started as (
    insert into sessions (id, user_id, device, created_at, last_used_at, expires_at)
    select $1, id, $4, $5, $5, $6 from owner
    returning id
)
insert into refresh_tokens (hash, session_id, created_at)
select $7, id, $5 from started;

-- $4: the session that stays.
with changed as (
    update users
    set password_hash = $3, password_version = password_version + 1
    where id = $1 and password_version = $2
    returning id
), ended as (
    update sessions
    set ended_at = $5
    from changed
    where user_id = changed.id and sessions.id <> $4 and ended_at is null
)
select exists (select from changed);

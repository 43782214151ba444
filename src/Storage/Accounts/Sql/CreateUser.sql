-- The unique constraints decide between two who register the same name at once.
insert into users (id, username, email, first_name, last_name, password_hash, created_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing;

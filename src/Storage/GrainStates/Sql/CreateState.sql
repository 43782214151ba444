-- No row back: somebody else was first.
insert into grain_states (state, key, key_extension, payload, version)
values ($1, $2, $3, $4, 1)
on conflict do nothing
returning version

select format('create role %I login password %L', $1, $2)
where not exists (select from pg_roles where rolname = $1);

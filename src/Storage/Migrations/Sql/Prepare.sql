create table if not exists schema_migrations
(
    number     integer     not null constraint schema_migrations_pkey primary key,
    name       text        not null,
    checksum   text        not null,
    applied_at timestamptz not null default now()
);

-- People, the devices they signed in on, and the tokens that keep those signed in.

create table users (
    id uuid constraint users_pkey primary key,
    username text not null,
    username_lower text not null generated always as (lower(username)) stored
        constraint users_username_key unique,
    email text not null,
    email_lower text not null generated always as (lower(email)) stored
        constraint users_email_key unique,
    password_hash text not null,
    -- Grows with every change of the password: a sign-in that checked the old one can't start a session after it.
    password_version integer not null default 0,
    first_name text not null default '',
    last_name text not null default '',
    display_name text not null
        generated always as (coalesce(nullif(btrim(first_name || ' ' || last_name), ''), username)) stored,
    bio text not null default '',
    avatar_url text,
    verified boolean not null default false,
    time_zone text not null default 'UTC',
    settings jsonb not null default '{}',
    created_at timestamptz not null
);

-- The search for people: by the beginning of the username, of the shown name or of the last name.
create index users_username_prefix on users (username_lower text_pattern_ops);
create index users_display_name_prefix on users (lower(display_name) text_pattern_ops);
create index users_last_name_prefix on users (lower(last_name) text_pattern_ops) where last_name <> '';

create table sessions (
    id uuid constraint sessions_pkey primary key,
    user_id uuid not null constraint sessions_user_fkey references users on delete cascade,
    device text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
);

-- A user's sessions: read when the user's grain starts; old ones are forgotten when a new one starts.
create index sessions_user on sessions (user_id);

-- One family a session. Only the SHA-256 of a token is kept.
create table refresh_tokens (
    hash bytea constraint refresh_tokens_pkey primary key,
    session_id uuid not null constraint refresh_tokens_session_fkey references sessions on delete cascade,
    created_at timestamptz not null,
    used_at timestamptz
);

-- Forgetting a session's oldest tokens, and the cascade from sessions.
create index refresh_tokens_session on refresh_tokens (session_id, created_at);

update users
set first_name = $2, last_name = $3, bio = $4, time_zone = $5, settings = $6
where id = $1
returning
    id, username, first_name, last_name, display_name, bio, avatar_url, verified, created_at,
    email, time_zone, settings;

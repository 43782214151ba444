select
    id, username, first_name, last_name, display_name, bio, avatar_url, verified, created_at,
    email, time_zone, settings
from users
where id = $1;

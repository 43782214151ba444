select id, username, first_name, last_name, display_name, bio, avatar_url, verified, created_at
from users
where username_lower = lower($1);

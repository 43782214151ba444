-- Written as ranges and not with like, so that the text needs no escaping and a prepared plan uses the indexes.
-- chr(1114111) is the highest character there is. Whoever has exactly this username comes first.
select
    id, username, first_name, last_name, display_name, bio, avatar_url, verified, created_at,
    count(*) over () as total
from users
where (username_lower ~>=~ lower($1) and username_lower ~<~ (lower($1) || chr(1114111)))
    or (lower(display_name) ~>=~ lower($1) and lower(display_name) ~<~ (lower($1) || chr(1114111)))
    or (last_name <> '' and lower(last_name) ~>=~ lower($1) and lower(last_name) ~<~ (lower($1) || chr(1114111)))
order by username_lower = lower($1) desc, username_lower
limit $2 offset $3;

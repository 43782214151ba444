select id, password_hash, password_version
from users
where id = $1;

-- A username holds no @ and an e-mail address always does, so there is one row at most.
select id, password_hash, password_version
from users
where username_lower = lower($1) or email_lower = lower($1);

select
    exists (select from users where username_lower = lower($1)),
    exists (select from users where email_lower = lower($2));

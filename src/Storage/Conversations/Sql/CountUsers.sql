-- How many of these users exist.
select count(*) from users where id = any ($1)

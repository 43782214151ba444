select format('create database %I owner %I', $1, $2)
where not exists (select from pg_database where datname = $1);

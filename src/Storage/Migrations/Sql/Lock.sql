-- Held until the end of the transaction: of several servers that start at once, one migrates and the others wait.
select pg_advisory_xact_lock(hashtextextended('spherespace.schema_migrations', 0));

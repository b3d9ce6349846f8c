-- Flyway's own table is a table of the schema like every other: denied to all but its owner. Asked first, because the
-- change takes a lock that a replica in the middle of its start would wait for.
DO $$
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = 'flyway_schema_history'::regclass) THEN
        ALTER TABLE flyway_schema_history ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;

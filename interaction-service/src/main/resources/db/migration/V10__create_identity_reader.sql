-- Identity has a role of its own: who is in the group kalimtak_identity_reader sees who asked, in the table and, with
-- kalimtak_analyst beside it, in user_interactions. Analysts alone see what was asked. The group is the deployment's to
-- create, like every role (docs/postgresql.md).
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kalimtak_identity_reader') THEN
        RAISE EXCEPTION 'the role kalimtak_identity_reader is missing'
            USING HINT = 'Let an administrator run CREATE ROLE kalimtak_identity_reader NOLOGIN; see docs/postgresql.md';
    END IF;
END
$$;
GRANT USAGE ON SCHEMA identity TO kalimtak_identity_reader;
GRANT SELECT ON identity.identities TO kalimtak_identity_reader;
CREATE POLICY identities_reader_read ON identity.identities FOR SELECT TO kalimtak_identity_reader USING (true);

-- Analysts read the relation of the data model, where the deployment has such a role.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kalimtak_analyst') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO kalimtak_analyst', current_schema());
        GRANT SELECT ON training_data TO kalimtak_analyst;
        CREATE POLICY training_data_analyst ON training_data FOR SELECT TO kalimtak_analyst USING (true);
    END IF;
END
$$;

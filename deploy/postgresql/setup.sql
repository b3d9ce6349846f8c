-- Roles and schemas of Kalimtak in a PostgreSQL that you did not install yourself. Run it once, with psql, as a role that
-- may create roles and owns the database; a superuser is not needed:
--
--   psql "host=… dbname=postgres user=postgres sslmode=verify-full sslrootcert=…" -v ON_ERROR_STOP=1 \
-- -v gateway_password='…'  -v interaction_password='…'  -v feedback_password='…' \
--   -v curation_password='…'  -v training_password='…'  -v registry_password='…' \
--     -f setup.sql
--
-- docs/postgresql.md says what each role is for. Tables are each service's own affair: it migrates its schema itself.

-- Groups, for people: what was asked; and, apart from it, who asked.
CREATE ROLE kalimtak_analyst NOLOGIN;
CREATE ROLE kalimtak_identity_reader NOLOGIN;

-- One login a service. The search path hangs on the role and not on a connection: a transaction pooler drops parameters.
CREATE ROLE kalimtak_gateway LOGIN PASSWORD :'gateway_password';
ALTER ROLE kalimtak_gateway SET search_path = gateway;
CREATE ROLE kalimtak_interaction LOGIN PASSWORD :'interaction_password';
ALTER ROLE kalimtak_interaction SET search_path = interaction;
CREATE ROLE kalimtak_feedback LOGIN PASSWORD :'feedback_password';
ALTER ROLE kalimtak_feedback SET search_path = feedback;
CREATE ROLE kalimtak_curation LOGIN PASSWORD :'curation_password';
ALTER ROLE kalimtak_curation SET search_path = curation;
CREATE ROLE kalimtak_training LOGIN PASSWORD :'training_password';
ALTER ROLE kalimtak_training SET search_path = training;
CREATE ROLE kalimtak_registry LOGIN PASSWORD :'registry_password';
ALTER ROLE kalimtak_registry SET search_path = registry;

-- One schema a service, owned by its role; membership is needed to give a schema away, and only for that.
GRANT kalimtak_gateway TO CURRENT_USER;
CREATE SCHEMA gateway AUTHORIZATION kalimtak_gateway;
REVOKE kalimtak_gateway FROM CURRENT_USER;
GRANT kalimtak_interaction TO CURRENT_USER;
CREATE SCHEMA interaction AUTHORIZATION kalimtak_interaction;
CREATE SCHEMA identity AUTHORIZATION kalimtak_interaction;
REVOKE kalimtak_interaction FROM CURRENT_USER;
GRANT kalimtak_feedback TO CURRENT_USER;
CREATE SCHEMA feedback AUTHORIZATION kalimtak_feedback;
REVOKE kalimtak_feedback FROM CURRENT_USER;
GRANT kalimtak_curation TO CURRENT_USER;
CREATE SCHEMA curation AUTHORIZATION kalimtak_curation;
REVOKE kalimtak_curation FROM CURRENT_USER;
GRANT kalimtak_training TO CURRENT_USER;
CREATE SCHEMA training AUTHORIZATION kalimtak_training;
REVOKE kalimtak_training FROM CURRENT_USER;
GRANT kalimtak_registry TO CURRENT_USER;
CREATE SCHEMA registry AUTHORIZATION kalimtak_registry;
REVOKE kalimtak_registry FROM CURRENT_USER;

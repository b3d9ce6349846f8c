-- Versions, their history, the routes that they serve on and the rollouts that changed those.

CREATE TABLE model_versions (
    version              TEXT PRIMARY KEY,
    base_model           TEXT        NOT NULL,
    training_dataset_id  UUID,
    performance_metrics  JSONB       NOT NULL DEFAULT '{}',
    deployment_status    TEXT        NOT NULL,
    -- When it last became the live version of a route.
    deployed_at          TIMESTAMPTZ,
    created_at           TIMESTAMPTZ NOT NULL,
    engine               TEXT        NOT NULL,
    parent_version       TEXT REFERENCES model_versions (version),
    run_id               UUID,
    artifact_sha256      TEXT,
    artifact_bytes       BIGINT,
    -- Why the status is what it is.
    reason               TEXT,
    updated_at           TIMESTAMPTZ NOT NULL,
    -- The facts as they were given at registration: a repeated call is told from another one by them.
    registration         JSONB       NOT NULL,
    CONSTRAINT model_versions_status_check CHECK (deployment_status IN
        ('registered', 'rejected', 'shadow', 'canary', 'live', 'retired', 'rolled_back', 'quarantined')),
    CONSTRAINT model_versions_artifact_check CHECK ((artifact_sha256 IS NULL) = (artifact_bytes IS NULL))
);
CREATE INDEX model_versions_created_at_idx ON model_versions (created_at DESC, version DESC);
CREATE INDEX model_versions_parent_version_idx ON model_versions (parent_version);
CREATE INDEX model_versions_training_dataset_id_idx ON model_versions (training_dataset_id);
CREATE INDEX model_versions_run_id_idx ON model_versions (run_id);

CREATE TABLE model_version_history (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version      TEXT        NOT NULL REFERENCES model_versions (version),
    from_status  TEXT,
    to_status    TEXT        NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    actor        TEXT        NOT NULL,
    reason       TEXT        NOT NULL,
    evidence     JSONB       NOT NULL DEFAULT '{}'
);
CREATE INDEX model_version_history_version_idx ON model_version_history (version, id);

CREATE TABLE rollouts (
    id            UUID PRIMARY KEY,
    route         TEXT        NOT NULL,
    version       TEXT        NOT NULL REFERENCES model_versions (version),
    -- The version that was live when the rollout began, and keeps what the steps leave.
    from_version  TEXT        NOT NULL REFERENCES model_versions (version),
    -- The status that the version came with, given back when another decision takes the route first.
    found_status  TEXT        NOT NULL,
    strategy      TEXT        NOT NULL,
    state         TEXT        NOT NULL,
    steps         JSONB       NOT NULL,
    step          INTEGER     NOT NULL,
    share         DOUBLE PRECISION NOT NULL CHECK (share >= 0 AND share <= 1),
    salt          TEXT        NOT NULL,
    actor         TEXT        NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL,
    ended_at      TIMESTAMPTZ,
    CONSTRAINT rollouts_state_check CHECK (state IN ('RUNNING', 'HELD', 'COMPLETED', 'ROLLED_BACK', 'SUPERSEDED'))
);
CREATE INDEX rollouts_created_at_idx ON rollouts (created_at DESC, id DESC);
CREATE INDEX rollouts_route_version_idx ON rollouts (route, version, created_at DESC);
-- The route's row lock serialises decisions; this index holds even where somebody forgets the lock.
CREATE UNIQUE INDEX rollouts_open_idx ON rollouts (route) WHERE state IN ('RUNNING', 'HELD');

CREATE TABLE rollout_history (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollout_id  UUID        NOT NULL REFERENCES rollouts (id),
    from_state  TEXT,
    to_state    TEXT        NOT NULL,
    share       DOUBLE PRECISION NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    actor       TEXT        NOT NULL,
    reason      TEXT        NOT NULL
);
CREATE INDEX rollout_history_rollout_id_idx ON rollout_history (rollout_id, id);

-- The tables in force, one row a route; what locks a route locks its row.
CREATE TABLE routes (
    route             TEXT PRIMARY KEY,
    revision          BIGINT      NOT NULL,
    rollout_id        UUID REFERENCES rollouts (id),
    strategy          TEXT        NOT NULL,
    arms              JSONB       NOT NULL,
    salt              TEXT        NOT NULL,
    live_version      TEXT        NOT NULL REFERENCES model_versions (version),
    previous_version  TEXT REFERENCES model_versions (version),
    reason            TEXT        NOT NULL,
    actor             TEXT        NOT NULL,
    changed_at        TIMESTAMPTZ NOT NULL
);

-- Every table that was ever in force.
CREATE TABLE route_revisions (
    route             TEXT        NOT NULL,
    revision          BIGINT      NOT NULL,
    rollout_id        UUID,
    strategy          TEXT        NOT NULL,
    arms              JSONB       NOT NULL,
    salt              TEXT        NOT NULL,
    live_version      TEXT        NOT NULL,
    previous_version  TEXT,
    reason            TEXT        NOT NULL,
    actor             TEXT        NOT NULL,
    changed_at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (route, revision)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER model_version_history_append_only BEFORE UPDATE OR DELETE ON model_version_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rollout_history_append_only BEFORE UPDATE OR DELETE ON rollout_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER route_revisions_append_only BEFORE UPDATE OR DELETE ON route_revisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE model_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_version_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE rollouts ENABLE ROW LEVEL SECURITY;
ALTER TABLE rollout_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE routes ENABLE ROW LEVEL SECURITY;
ALTER TABLE route_revisions ENABLE ROW LEVEL SECURITY;

-- Analysts read the relation of the data model, where the deployment has such a role.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kalimtak_analyst') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO kalimtak_analyst', current_schema());
        GRANT SELECT ON model_versions TO kalimtak_analyst;
        CREATE POLICY model_versions_analyst ON model_versions FOR SELECT TO kalimtak_analyst USING (true);
    END IF;
END
$$;

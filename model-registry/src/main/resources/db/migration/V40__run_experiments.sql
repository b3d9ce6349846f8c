-- Several versions beside the live one at the same time. The rollout says the rest: route, state, salt, history.
CREATE TABLE experiments (
    rollout_id  UUID  PRIMARY KEY REFERENCES rollouts (id),
    -- How shares come about: 'fixed', as asked for; 'thompson', by how likely each version is the best.
    allocation  TEXT  NOT NULL,
    CONSTRAINT experiments_allocation_check CHECK (allocation IN ('fixed', 'thompson'))
);
ALTER TABLE experiments ENABLE ROW LEVEL SECURITY;

-- In the order in which shares are cut; the live version takes what they leave.
CREATE TABLE experiment_arms (
    rollout_id    UUID              NOT NULL REFERENCES experiments (rollout_id),
    position      INTEGER           NOT NULL,
    arm           TEXT              NOT NULL,
    version       TEXT              NOT NULL REFERENCES model_versions (version),
    -- The status that the version came with, given back when it neither wins nor proves worse.
    found_status  TEXT              NOT NULL,
    -- Of the traffic. What a dropped arm had goes to the live version, at its place, so that nobody else's arm changes.
    share         DOUBLE PRECISION  NOT NULL CHECK (share >= 0 AND share < 1),
    dropped_at    TIMESTAMPTZ,
    PRIMARY KEY (rollout_id, position),
    UNIQUE (rollout_id, arm),
    UNIQUE (rollout_id, version)
);
CREATE INDEX experiment_arms_version_idx ON experiment_arms (version);
ALTER TABLE experiment_arms ENABLE ROW LEVEL SECURITY;

-- Every decision on an experiment that said something new, with all that it was made from.
CREATE TABLE experiment_decisions (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollout_id  UUID         NOT NULL REFERENCES experiments (rollout_id),
    at          TIMESTAMPTZ  NOT NULL,
    verdict     TEXT         NOT NULL,
    reason      TEXT         NOT NULL,
    applied     BOOLEAN      NOT NULL,
    evidence    JSONB        NOT NULL,
    policy      JSONB        NOT NULL,
    decision    JSONB        NOT NULL
);
CREATE INDEX experiment_decisions_rollout_id_idx ON experiment_decisions (rollout_id, id);
ALTER TABLE experiment_decisions ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER experiment_decisions_append_only BEFORE UPDATE OR DELETE ON experiment_decisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What is known of a request before a version is chosen: estimates of what another version would have got stand on it.
ALTER TABLE observations ADD COLUMN target_tool TEXT, ADD COLUMN language TEXT;
-- Whether the answer refused, and what it cost; null where the gateway does not know.
ALTER TABLE observations ADD COLUMN refused BOOLEAN, ADD COLUMN cost DOUBLE PRECISION;
CREATE INDEX route_revisions_rollout_id_idx ON route_revisions (rollout_id, revision) WHERE rollout_id IS NOT NULL;

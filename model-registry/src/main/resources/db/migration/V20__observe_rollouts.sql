-- What versions did and what people said of it, without a word of either: what rollouts are decided by.
CREATE TABLE observations (
    interaction_id  UUID             PRIMARY KEY,
    route           TEXT             NOT NULL,
    version         TEXT             NOT NULL,
    rollout_id      UUID,
    arm             TEXT             NOT NULL,
    probability     DOUBLE PRECISION NOT NULL,
    subject_id      TEXT,
    -- Who is assigned: the person, or the session where there is none.
    unit            BIGINT           NOT NULL,
    answered_at     TIMESTAMPTZ      NOT NULL,
    milliseconds    INTEGER          NOT NULL,
    tokens          INTEGER          NOT NULL
);
CREATE INDEX observations_rollout_id_idx ON observations (rollout_id, answered_at) WHERE rollout_id IS NOT NULL;
CREATE INDEX observations_version_idx ON observations (route, version, answered_at);
CREATE INDEX observations_subject_id_idx ON observations (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX observations_answered_at_idx ON observations USING brin (answered_at);
ALTER TABLE observations ENABLE ROW LEVEL SECURITY;

-- Feedback may come first, so it stands by itself. A row a piece of feedback, as it now stands.
CREATE TABLE observed_feedback (
    feedback_id     UUID         PRIMARY KEY,
    interaction_id  UUID         NOT NULL,
    state           TEXT         NOT NULL,
    ended           BOOLEAN      NOT NULL,
    score           SMALLINT,
    -- What the person did with the answer: took it, or did not; null where no signal says so.
    accepted        BOOLEAN,
    subject_id      TEXT,
    submitted_at    TIMESTAMPTZ  NOT NULL,
    changed_at      TIMESTAMPTZ  NOT NULL
);
CREATE INDEX observed_feedback_interaction_id_idx ON observed_feedback (interaction_id);
CREATE INDEX observed_feedback_subject_id_idx ON observed_feedback (subject_id) WHERE subject_id IS NOT NULL;
ALTER TABLE observed_feedback ENABLE ROW LEVEL SECURITY;

-- Every decision that said something new, with all that it was made from.
CREATE TABLE rollout_decisions (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rollout_id  UUID         NOT NULL REFERENCES rollouts (id),
    at          TIMESTAMPTZ  NOT NULL,
    verdict     TEXT         NOT NULL,
    reason      TEXT         NOT NULL,
    -- Whether it was carried out; one that waits is not.
    applied     BOOLEAN      NOT NULL,
    evidence    JSONB        NOT NULL,
    policy      JSONB        NOT NULL,
    decision    JSONB        NOT NULL
);
CREATE INDEX rollout_decisions_rollout_id_idx ON rollout_decisions (rollout_id, id);
ALTER TABLE rollout_decisions ENABLE ROW LEVEL SECURITY;
CREATE TRIGGER rollout_decisions_append_only BEFORE UPDATE OR DELETE ON rollout_decisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whether measurements move the rollout on and back, or only people do.
ALTER TABLE rollouts ADD COLUMN automatic BOOLEAN NOT NULL DEFAULT FALSE;

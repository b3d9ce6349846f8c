-- What shadow versions did with copies of requests, beside what the person was shown: no words of either.
CREATE TABLE shadow_observations (
    interaction_id      UUID         NOT NULL,
    version             TEXT         NOT NULL,
    route               TEXT         NOT NULL,
    rollout_id          UUID,
    subject_id          TEXT,
    -- Who asked: the person, or the session where there is none.
    unit                BIGINT       NOT NULL,
    answered_at         TIMESTAMPTZ  NOT NULL,
    failed              BOOLEAN      NOT NULL,
    milliseconds        INTEGER      NOT NULL,
    shown_milliseconds  INTEGER      NOT NULL,
    -- Null where it failed.
    tokens              INTEGER,
    shown_tokens        INTEGER      NOT NULL,
    -- How alike the two answers are, 0 to 1; null where it failed.
    similarity          DOUBLE PRECISION,
    PRIMARY KEY (interaction_id, version)
);
CREATE INDEX shadow_observations_rollout_id_idx ON shadow_observations (rollout_id, answered_at) WHERE rollout_id IS NOT NULL;
CREATE INDEX shadow_observations_subject_id_idx ON shadow_observations (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX shadow_observations_answered_at_idx ON shadow_observations USING brin (answered_at);
ALTER TABLE shadow_observations ENABLE ROW LEVEL SECURITY;

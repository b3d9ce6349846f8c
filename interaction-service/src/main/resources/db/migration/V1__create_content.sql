-- What was asked and answered, a partition a month, so that retention drops a partition instead of deleting rows.
-- The key holds created_at because a partitioned table's key must; a repeated delivery carries the same created_at.
CREATE TABLE interaction.content (
    id                     UUID             NOT NULL,
    session_id             UUID             NOT NULL,
    subject_id             TEXT,
    input_text             TEXT             NOT NULL,
    structured_prompt      TEXT             NOT NULL,
    model_output           TEXT             NOT NULL,
    tokens_input           INTEGER          NOT NULL,
    tokens_output          INTEGER          NOT NULL,
    tokens_total           INTEGER          NOT NULL,
    tokens_counted         BOOLEAN          NOT NULL,
    processing_time_ms     INTEGER          NOT NULL,
    model_version          TEXT             NOT NULL,
    target_tool            TEXT,
    language               TEXT             NOT NULL,
    route                  TEXT             NOT NULL,
    rollout_id             UUID,
    arm                    TEXT             NOT NULL,
    assignment_probability DOUBLE PRECISION NOT NULL,
    training_allowed       BOOLEAN          NOT NULL,
    metadata               JSONB            NOT NULL,
    created_at             TIMESTAMPTZ      NOT NULL,
    PRIMARY KEY (id, created_at),
    CONSTRAINT content_assignment_probability_check
        CHECK (assignment_probability > 0 AND assignment_probability <= 1)
) PARTITION BY RANGE (created_at);

CREATE INDEX content_created_at_idx ON interaction.content (created_at DESC, id DESC);
CREATE INDEX content_subject_id_idx ON interaction.content (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX content_model_version_idx ON interaction.content (model_version, created_at DESC);

-- Takes what no month's partition takes, so that nothing is ever refused; the partition job moves its rows later.
CREATE TABLE interaction.content_default PARTITION OF interaction.content DEFAULT;

-- Deny by default: a role sees rows where a policy says so, and only after a grant.
ALTER TABLE interaction.content ENABLE ROW LEVEL SECURITY;
ALTER TABLE interaction.content_default ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA interaction TO kalimtak_analyst;
GRANT SELECT ON interaction.content TO kalimtak_analyst;
CREATE POLICY content_analyst_read ON interaction.content FOR SELECT TO kalimtak_analyst USING (true);

-- What versions in the shadow would have answered: never shown, kept beside what was. A partition a month as for content, so
-- that retention drops partitions. One row an interaction and version; created_at, the interaction's own, is in the key
-- because a partitioned table's key must hold it. No foreign key: an answer may arrive before its interaction.
CREATE TABLE interaction.shadow_answers (
    interaction_id           UUID             NOT NULL,
    model_version            TEXT             NOT NULL,
    subject_id               TEXT,
    session_id               UUID             NOT NULL,
    route                    TEXT             NOT NULL,
    rollout_id               UUID,
    shown_version            TEXT             NOT NULL,
    structured_prompt        TEXT,
    model_output             TEXT,
    tokens_output            INTEGER,
    processing_time_ms       INTEGER          NOT NULL,
    shown_tokens_output      INTEGER          NOT NULL,
    shown_processing_time_ms INTEGER          NOT NULL,
    similarity               DOUBLE PRECISION,
    failed                   BOOLEAN          NOT NULL,
    answered_at              TIMESTAMPTZ      NOT NULL,
    created_at               TIMESTAMPTZ      NOT NULL,
    PRIMARY KEY (interaction_id, model_version, created_at),
    CONSTRAINT shadow_answers_similarity_check CHECK (similarity BETWEEN 0 AND 1)
) PARTITION BY RANGE (created_at);

CREATE INDEX shadow_answers_subject_id_idx ON interaction.shadow_answers (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX shadow_answers_model_version_idx ON interaction.shadow_answers (model_version, created_at DESC);

CREATE TABLE interaction.shadow_answers_default PARTITION OF interaction.shadow_answers DEFAULT;

ALTER TABLE interaction.shadow_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE interaction.shadow_answers_default ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON interaction.shadow_answers TO kalimtak_analyst;
CREATE POLICY shadow_answers_analyst_read ON interaction.shadow_answers FOR SELECT TO kalimtak_analyst USING (true);

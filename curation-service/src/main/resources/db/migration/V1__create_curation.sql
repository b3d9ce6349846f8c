-- What is known of interactions, as the topics told it. No foreign keys between the three: they arrive in any order.
CREATE TABLE interactions (
    interaction_id          UUID             PRIMARY KEY,
    subject_id              TEXT,
    input_text              TEXT             NOT NULL,
    structured_prompt       TEXT             NOT NULL,
    target_tool             TEXT,
    language                TEXT             NOT NULL,
    model_version           TEXT             NOT NULL,
    assignment_probability  DOUBLE PRECISION NOT NULL,
    training_allowed        BOOLEAN          NOT NULL,
    created_at              TIMESTAMPTZ      NOT NULL
);
CREATE INDEX interactions_subject_id_idx ON interactions (subject_id) WHERE subject_id IS NOT NULL;
COMMENT ON COLUMN interactions.input_text IS 'empty where training was not allowed';

CREATE TABLE ratings (
    feedback_id       UUID         PRIMARY KEY,
    interaction_id    UUID         NOT NULL,
    state             TEXT         NOT NULL,
    state_rank        INTEGER      NOT NULL,
    score             INTEGER      CHECK (score BETWEEN 1 AND 5),
    corrected_output  TEXT,
    submitted_at      TIMESTAMPTZ  NOT NULL,
    occurred_at       TIMESTAMPTZ  NOT NULL
);
CREATE INDEX ratings_interaction_id_idx ON ratings (interaction_id, submitted_at DESC);

CREATE TABLE consents (
    subject_id  TEXT         PRIMARY KEY,
    training    BOOLEAN,
    changed_at  TIMESTAMPTZ,
    erased_at   TIMESTAMPTZ
);

-- Interactions with their newest accepted score and their newest accepted correction. These may come from two raters.
CREATE VIEW rated_interactions AS
SELECT i.*,
       r.feedback_id AS rating_id, r.score, r.submitted_at AS rated_at,
       c.feedback_id AS correction_id, c.corrected_output, c.submitted_at AS corrected_at,
       coalesce(NOT s.training, FALSE) OR coalesce(i.created_at <= s.erased_at, FALSE) AS withdrawn
FROM interactions i
LEFT JOIN LATERAL (
    SELECT feedback_id, score, submitted_at FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND score IS NOT NULL
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) r ON TRUE
LEFT JOIN LATERAL (
    SELECT feedback_id, corrected_output, submitted_at FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND corrected_output IS NOT NULL
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) c ON TRUE
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE r.feedback_id IS NOT NULL OR c.feedback_id IS NOT NULL;

-- The candidates. The first ten columns are the data model's, for analysts; the others are ours.
CREATE TABLE training_data (
    id                     UUID         PRIMARY KEY,
    source_interaction_id  UUID         NOT NULL,
    input_prompt           TEXT         NOT NULL,
    target_output          TEXT         NOT NULL,
    quality_score          FLOAT        NOT NULL CHECK (quality_score BETWEEN 0 AND 1),
    domain_category        TEXT         NOT NULL,
    use_case               TEXT         NOT NULL,
    is_curated             BOOLEAN      NOT NULL DEFAULT FALSE,
    is_selected            BOOLEAN      NOT NULL DEFAULT FALSE,
    created_at             TIMESTAMPTZ  NOT NULL,
    language               TEXT         NOT NULL,
    target_tool            TEXT,
    subject_id             TEXT,
    model_version          TEXT         NOT NULL,
    cluster_key            TEXT         NOT NULL,
    content_hash           TEXT         NOT NULL,
    weight                 FLOAT        NOT NULL,
    score                  INTEGER,
    corrected              BOOLEAN      NOT NULL,
    feedback_id            UUID         NOT NULL,
    rated_at               TIMESTAMPTZ  NOT NULL,
    admitted_score         INTEGER      NOT NULL
);
CREATE UNIQUE INDEX training_data_source_interaction_id_idx ON training_data (source_interaction_id);
CREATE INDEX training_data_cluster_key_idx ON training_data (cluster_key);
CREATE INDEX training_data_is_selected_idx ON training_data (is_selected) WHERE is_selected;
COMMENT ON COLUMN training_data.is_curated IS 'a published job has judged the row as it stands';
COMMENT ON COLUMN training_data.is_selected IS 'the row is in the newest training set';
COMMENT ON COLUMN training_data.admitted_score IS 'the lowest score at which the row was let in; it goes below that';

CREATE TABLE curation_jobs (
    id               UUID         PRIMARY KEY,
    state            TEXT         NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    settings         JSONB        NOT NULL,
    actor            TEXT         NOT NULL,
    attempt          INTEGER      NOT NULL DEFAULT 0,
    training_set_id  UUID,
    funnel           JSONB,
    error            TEXT,
    created_at       TIMESTAMPTZ  NOT NULL,
    started_at       TIMESTAMPTZ,
    finished_at      TIMESTAMPTZ
);
-- One job at a time, across replicas.
CREATE UNIQUE INDEX curation_jobs_active_idx ON curation_jobs ((TRUE)) WHERE state IN ('QUEUED', 'RUNNING');

-- What a job thought of every row that came in. A kept row has no dropped_by.
CREATE TABLE curation_verdicts (
    job_id          UUID              NOT NULL REFERENCES curation_jobs (id) ON DELETE CASCADE,
    interaction_id  UUID              NOT NULL,
    training_data_id UUID             NOT NULL,
    subject_id      TEXT,
    language        TEXT              NOT NULL,
    cluster_key     TEXT              NOT NULL,
    content_hash    TEXT              NOT NULL,
    corrected       BOOLEAN           NOT NULL,
    score           INTEGER           NOT NULL,
    rated_at        TIMESTAMPTZ       NOT NULL,
    split_point     DOUBLE PRECISION  NOT NULL,
    split           TEXT              CHECK (split IN ('train', 'eval')),
    dropped_by      TEXT,
    rule_version    INTEGER,
    reason          TEXT,
    better_id       UUID,
    PRIMARY KEY (job_id, interaction_id)
);
CREATE INDEX curation_verdicts_interaction_id_idx ON curation_verdicts (interaction_id);
COMMENT ON COLUMN curation_verdicts.better_id IS 'of a duplicate: the interaction that was kept in its place';

CREATE TABLE training_sets (
    id                UUID         PRIMARY KEY,
    job_id            UUID         NOT NULL UNIQUE,
    parent_id         UUID         REFERENCES training_sets (id),
    status            TEXT         NOT NULL CHECK (status IN ('PUBLISHED', 'REVOKED')),
    location          TEXT         NOT NULL,
    manifest_sha256   TEXT         NOT NULL,
    rows_train        BIGINT       NOT NULL,
    rows_eval         BIGINT       NOT NULL,
    rows_preferences  BIGINT       NOT NULL,
    created_at        TIMESTAMPTZ  NOT NULL
);
CREATE INDEX training_sets_created_at_idx ON training_sets (created_at DESC, id DESC);

-- Which rows a set holds: from a set to its sources and, for an erasure, from a person to the sets.
CREATE TABLE training_set_rows (
    training_set_id        UUID  NOT NULL REFERENCES training_sets (id),
    training_data_id       UUID  NOT NULL,
    source_interaction_id  UUID  NOT NULL,
    subject_id             TEXT,
    split                  TEXT  NOT NULL CHECK (split IN ('train', 'eval')),
    PRIMARY KEY (training_set_id, training_data_id)
);
CREATE INDEX training_set_rows_source_interaction_id_idx ON training_set_rows (source_interaction_id);
CREATE INDEX training_set_rows_subject_id_idx ON training_set_rows (subject_id) WHERE subject_id IS NOT NULL;

-- The side on which a cluster stood in the first set that held it. It never changes sides: a version that was trained on
-- a request is never tested on it, nor the other way round.
CREATE TABLE clusters (
    cluster_key   TEXT  PRIMARY KEY,
    split         TEXT  NOT NULL CHECK (split IN ('train', 'eval')),
    first_set_id  UUID  NOT NULL REFERENCES training_sets (id)
);

ALTER TABLE interactions ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings ENABLE ROW LEVEL SECURITY;
ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_data ENABLE ROW LEVEL SECURITY;
ALTER TABLE curation_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE curation_verdicts ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_set_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE clusters ENABLE ROW LEVEL SECURITY;

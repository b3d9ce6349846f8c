ALTER TABLE ratings ADD COLUMN network_id TEXT;
COMMENT ON COLUMN ratings.network_id IS 'keyed hash of the rater''s network; null for networks that are not counted';

-- What the rules for words said of an interaction's words as they stand: kept, so that a job judges only what is new.
CREATE TABLE judgements (
    interaction_id    UUID         PRIMARY KEY REFERENCES interactions (interaction_id) ON DELETE CASCADE,
    training_data_id  UUID         NOT NULL,
    target_hash       TEXT         NOT NULL,
    judge             TEXT         NOT NULL,
    request_key       TEXT         NOT NULL,
    content_hash      TEXT         NOT NULL,
    language          TEXT         NOT NULL,
    domain            TEXT         NOT NULL,
    use_case          TEXT         NOT NULL,
    domain_confidence    REAL      NOT NULL,
    use_case_confidence  REAL      NOT NULL,
    redactions        JSONB        NOT NULL,
    dropped_by        TEXT,
    rule_version      INTEGER,
    reason            TEXT
);
CREATE INDEX judgements_request_key_idx ON judgements (request_key);
COMMENT ON COLUMN judgements.target_hash IS 'SHA-256 of the target that was judged: a correction makes another';
COMMENT ON COLUMN judgements.judge IS 'hash of the rules, their settings and the classifier that judged';
COMMENT ON COLUMN judgements.request_key IS 'hash of the normalised request without personal data';
COMMENT ON COLUMN judgements.redactions IS 'how many values of each type of personal data were taken out';

-- Requests that differ after normalising, with what near-duplicates are found by. A row never changes.
CREATE TABLE requests (
    request_no   BIGINT    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_key  TEXT      NOT NULL UNIQUE,
    signature    BYTEA     NOT NULL,
    embedding    BYTEA,
    bands        BIGINT[]  NOT NULL
);
-- No list of pending entries: every look-up would read it from end to end.
CREATE INDEX requests_bands_idx ON requests USING gin (bands) WITH (fastupdate = off);

-- The connected parts of "is a near-duplicate of". Requests that have not been compared yet have no row.
CREATE TABLE request_clusters (
    request_no  BIGINT  PRIMARY KEY REFERENCES requests (request_no) ON DELETE CASCADE,
    cluster_no  BIGINT  NOT NULL
);
CREATE INDEX request_clusters_cluster_no_idx ON request_clusters (cluster_no);

-- Requests that are still to be compared with the others.
CREATE TABLE requests_to_compare (
    request_no  BIGINT  PRIMARY KEY REFERENCES requests (request_no) ON DELETE CASCADE
);

ALTER TABLE curation_verdicts
    ADD COLUMN rater_id          TEXT,
    ADD COLUMN network_id        TEXT,
    ADD COLUMN domain            TEXT,
    ADD COLUMN use_case          TEXT,
    ADD COLUMN target_tool       TEXT,
    ADD COLUMN cluster_no        BIGINT,
    ADD COLUMN cluster           TEXT,
    ADD COLUMN sides             INTEGER,
    ADD COLUMN twin_split        TEXT,
    ADD COLUMN training_allowed  BOOLEAN  NOT NULL DEFAULT TRUE,
    ADD COLUMN withdrawn         BOOLEAN  NOT NULL DEFAULT FALSE,
    ADD COLUMN disliked          BOOLEAN  NOT NULL DEFAULT FALSE,
    ADD COLUMN word_rule         TEXT,
    ADD COLUMN word_rule_version INTEGER,
    ADD COLUMN word_reason       TEXT,
    ALTER COLUMN training_data_id DROP NOT NULL,
    ALTER COLUMN content_hash DROP NOT NULL,
    ALTER COLUMN cluster_key DROP NOT NULL,
    ALTER COLUMN split_point DROP NOT NULL;
COMMENT ON COLUMN curation_verdicts.cluster IS 'the least request key of the cluster of near-duplicates: the cluster''s name';
COMMENT ON COLUMN curation_verdicts.word_rule IS 'the rule for words that drops the row, whether or not one before it did';

COMMENT ON COLUMN curation_verdicts.disliked IS 'what preferences name as an answer that is not to be learnt';

-- Whose feedback made the row: the person's words, where it was a correction, stay in the set whatever was said later.
ALTER TABLE training_set_rows ADD COLUMN rater_id TEXT;
CREATE INDEX training_set_rows_rater_id_idx ON training_set_rows (rater_id) WHERE rater_id IS NOT NULL;

-- Whose answers a set's preferences name as not to be learnt, and who rated them: an erasure must find these sets too.
CREATE TABLE training_set_preferences (
    training_set_id        UUID  NOT NULL REFERENCES training_sets (id),
    source_interaction_id  UUID  NOT NULL,
    subject_id             TEXT,
    rater_id               TEXT,
    PRIMARY KEY (training_set_id, source_interaction_id)
);
CREATE INDEX training_set_preferences_source_interaction_id_idx ON training_set_preferences (source_interaction_id);
CREATE INDEX training_set_preferences_subject_id_idx ON training_set_preferences (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX training_set_preferences_rater_id_idx ON training_set_preferences (rater_id) WHERE rater_id IS NOT NULL;
ALTER TABLE training_set_preferences ENABLE ROW LEVEL SECURITY;

ALTER TABLE curation_jobs
    ADD COLUMN stage             TEXT,
    ADD COLUMN stage_done        BIGINT   NOT NULL DEFAULT 0,
    ADD COLUMN stage_total       BIGINT,
    ADD COLUMN cancel_requested  BOOLEAN  NOT NULL DEFAULT FALSE,
    ADD COLUMN cancelled_by      TEXT;
ALTER TABLE curation_jobs DROP CONSTRAINT curation_jobs_state_check;
ALTER TABLE curation_jobs ADD CONSTRAINT curation_jobs_state_check
    CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'));

-- Who gave the feedback that makes a row, and from which network: caps count by them.
DROP VIEW rated_interactions;
CREATE VIEW rated_interactions AS
SELECT i.*,
       r.feedback_id AS rating_id, r.score, r.submitted_at AS rated_at,
       c.feedback_id AS correction_id, c.corrected_output, c.submitted_at AS corrected_at,
       CASE WHEN c.feedback_id IS NULL THEN r.subject_id ELSE c.subject_id END AS rater_id,
       CASE WHEN c.feedback_id IS NULL THEN r.network_id ELSE c.network_id END AS network_id,
       coalesce(NOT s.training, FALSE) OR coalesce(i.created_at <= s.erased_at, FALSE) AS withdrawn
FROM interactions i
LEFT JOIN LATERAL (
    SELECT feedback_id, score, submitted_at, subject_id, network_id FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND score IS NOT NULL
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) r ON TRUE
LEFT JOIN LATERAL (
    SELECT feedback_id, corrected_output, submitted_at, subject_id, network_id FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND corrected_output IS NOT NULL
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) c ON TRUE
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE r.feedback_id IS NOT NULL OR c.feedback_id IS NOT NULL;

ALTER TABLE judgements ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_clusters ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests_to_compare ENABLE ROW LEVEL SECURITY;

-- What a reviewer says of an interaction. It stands above what users say, then and later.
CREATE TABLE reviews (
    interaction_id    UUID         PRIMARY KEY REFERENCES interactions (interaction_id) ON DELETE CASCADE,
    review_id         UUID         NOT NULL UNIQUE,
    verdict           TEXT         NOT NULL CHECK (verdict IN ('keep', 'fix', 'reject')),
    corrected_output  TEXT         CHECK ((verdict = 'fix') = (corrected_output IS NOT NULL)),
    actor             TEXT         NOT NULL,
    reviewed_at       TIMESTAMPTZ  NOT NULL
);

CREATE INDEX reviews_reviewed_at_idx ON reviews (reviewed_at DESC, interaction_id DESC);
CREATE INDEX interactions_created_at_idx ON interactions (created_at DESC, interaction_id DESC);

-- What reviewers are asked next: made anew by every refresh, without a word of anybody.
CREATE TABLE review_queue (
    interaction_id   UUID         PRIMARY KEY REFERENCES interactions (interaction_id) ON DELETE CASCADE,
    place            INTEGER      NOT NULL UNIQUE,
    reason           TEXT         NOT NULL,
    informativeness  REAL         NOT NULL,
    uncertainty      REAL         NOT NULL,
    density          REAL         NOT NULL,
    topic            TEXT         NOT NULL,
    domain           TEXT         NOT NULL,
    use_case         TEXT         NOT NULL,
    queued_at        TIMESTAMPTZ  NOT NULL
);
COMMENT ON COLUMN review_queue.place IS '1 is to be asked first';
COMMENT ON COLUMN review_queue.topic IS 'requests of one topic lie near each other; a refresh names topics anew';

-- The evaluation set that grows by review alone. The words are a copy: they stay as they were judged, whatever becomes of
-- the interaction, until the person is erased or takes consent back.
CREATE TABLE golden_items (
    interaction_id   UUID         PRIMARY KEY,
    subject_id       TEXT,
    rater_id         TEXT,
    request_key      TEXT         NOT NULL,
    content_hash     TEXT         NOT NULL,
    input_prompt     TEXT         NOT NULL,
    target_output    TEXT         NOT NULL,
    language         TEXT         NOT NULL,
    domain_category  TEXT         NOT NULL,
    use_case         TEXT         NOT NULL,
    target_tool      TEXT,
    model_version    TEXT         NOT NULL,
    corrected        BOOLEAN      NOT NULL,
    created_at       TIMESTAMPTZ  NOT NULL,
    state            TEXT         NOT NULL CHECK (state IN ('waiting', 'held', 'trained')),
    actor            TEXT         NOT NULL,
    added_at         TIMESTAMPTZ  NOT NULL
);
CREATE INDEX golden_items_request_key_idx ON golden_items (request_key);
CREATE INDEX golden_items_subject_id_idx ON golden_items (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX golden_items_rater_id_idx ON golden_items (rater_id) WHERE rater_id IS NOT NULL;
CREATE INDEX golden_items_added_at_idx ON golden_items (added_at DESC, interaction_id DESC);
COMMENT ON COLUMN golden_items.input_prompt IS 'without personal data';
COMMENT ON COLUMN golden_items.rater_id IS 'whose correction the target is; null where it is the answer itself or a reviewer''s';
COMMENT ON COLUMN golden_items.state IS
    'waiting: not yet compared with what was trained on; held: in every set from then on; trained: a set held nearly the same';

ALTER TABLE training_set_rows DROP CONSTRAINT training_set_rows_split_check;
ALTER TABLE training_set_rows ADD CONSTRAINT training_set_rows_split_check CHECK (split IN ('train', 'eval', 'golden'));
ALTER TABLE training_sets ADD COLUMN rows_golden BIGINT NOT NULL DEFAULT 0;

ALTER TABLE curation_verdicts
    ADD COLUMN review       TEXT,
    ADD COLUMN by_user      BOOLEAN  NOT NULL DEFAULT TRUE,
    ADD COLUMN golden_twin  BOOLEAN  NOT NULL DEFAULT FALSE;
COMMENT ON COLUMN curation_verdicts.by_user IS 'somebody rated or corrected it; false where only a reviewer did';
COMMENT ON COLUMN curation_verdicts.golden_twin IS 'in the golden set, or nearly the same as a request that is';

-- A reviewer's keep is a 5 and a reviewer's fix a correction; nobody is counted as the one who gave them.
DROP VIEW rated_interactions;
CREATE VIEW rated_interactions AS
SELECT i.*,
       CASE WHEN v.verdict = 'keep' THEN v.review_id ELSE r.feedback_id END AS rating_id,
       CASE WHEN v.verdict = 'keep' THEN 5 ELSE r.score END AS score,
       CASE WHEN v.verdict = 'keep' THEN v.reviewed_at ELSE r.submitted_at END AS rated_at,
       CASE WHEN v.verdict = 'fix' THEN v.review_id ELSE c.feedback_id END AS correction_id,
       CASE WHEN v.verdict = 'fix' THEN v.corrected_output ELSE c.corrected_output END AS corrected_output,
       CASE WHEN v.verdict = 'fix' THEN v.reviewed_at ELSE c.submitted_at END AS corrected_at,
       CASE WHEN v.verdict = 'fix' THEN NULL WHEN c.feedback_id IS NOT NULL THEN c.subject_id
           WHEN v.verdict = 'keep' THEN NULL ELSE r.subject_id END AS rater_id,
       CASE WHEN v.verdict = 'fix' THEN NULL WHEN c.feedback_id IS NOT NULL THEN c.network_id
           WHEN v.verdict = 'keep' THEN NULL ELSE r.network_id END AS network_id,
       v.verdict AS review,
       r.feedback_id IS NOT NULL OR c.feedback_id IS NOT NULL AS by_user,
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
LEFT JOIN reviews v ON v.interaction_id = i.interaction_id
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE r.feedback_id IS NOT NULL OR c.feedback_id IS NOT NULL OR v.review_id IS NOT NULL;

-- What may be asked of a reviewer: who asked lets it be trained on, and no reviewer has said anything yet.
CREATE VIEW reviewable_interactions AS
SELECT i.*, r.score, r.spread, c.corrected_output
FROM interactions i
LEFT JOIN LATERAL (
    SELECT (array_agg(score ORDER BY submitted_at DESC, feedback_id DESC))[1] AS score, max(score) - min(score) AS spread
    FROM ratings WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND score IS NOT NULL) r ON TRUE
LEFT JOIN LATERAL (
    SELECT corrected_output FROM ratings
    WHERE interaction_id = i.interaction_id AND state = 'ACCEPTED' AND corrected_output IS NOT NULL
    ORDER BY submitted_at DESC, feedback_id DESC LIMIT 1) c ON TRUE
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE i.training_allowed AND coalesce(s.training, TRUE) AND NOT coalesce(i.created_at <= s.erased_at, FALSE)
    AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.interaction_id = i.interaction_id);

ALTER TABLE reviews ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_queue ENABLE ROW LEVEL SECURITY;
ALTER TABLE golden_items ENABLE ROW LEVEL SECURITY;

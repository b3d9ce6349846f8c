-- What a person said the classes of a request are. Its text is not copied: it is read from interactions when heads are trained.
CREATE TABLE classification_corrections (
    interaction_id  UUID         PRIMARY KEY,
    domain          TEXT         NOT NULL,
    use_case        TEXT         NOT NULL,
    actor           TEXT         NOT NULL,
    corrected_at    TIMESTAMPTZ  NOT NULL
);
CREATE INDEX classification_corrections_corrected_at_idx ON classification_corrections (corrected_at DESC);

-- Those that heads may learn from: the words are still there, and the person lets them be trained on.
CREATE VIEW usable_classification_corrections AS
SELECT c.interaction_id, c.domain, c.use_case, c.corrected_at, i.input_text, i.language
FROM classification_corrections c
JOIN interactions i ON i.interaction_id = c.interaction_id AND i.training_allowed
LEFT JOIN consents s ON s.subject_id = i.subject_id
WHERE NOT (coalesce(NOT s.training, FALSE) OR coalesce(i.created_at <= s.erased_at, FALSE))
ORDER BY c.corrected_at DESC, c.interaction_id
LIMIT 5000;

CREATE TABLE classifier_heads (
    version          TEXT         PRIMARY KEY,
    basis            TEXT         NOT NULL,
    weights          TEXT,
    corrections      INTEGER      NOT NULL,
    trained_through  TIMESTAMPTZ  NOT NULL,
    created_at       TIMESTAMPTZ  NOT NULL,
    active           BOOLEAN      NOT NULL
);
CREATE UNIQUE INDEX classifier_heads_active_idx ON classifier_heads ((TRUE)) WHERE active;
COMMENT ON COLUMN classifier_heads.basis IS 'hash of the encoders, features, keywords and seeds; heads of another basis do not fit';
COMMENT ON COLUMN classifier_heads.weights IS 'JSON; none where the heads are not active: they may have learnt from somebody who was erased';
COMMENT ON COLUMN classifier_heads.trained_through IS 'time of the newest correction that they learnt from';

ALTER TABLE classification_corrections ENABLE ROW LEVEL SECURITY;
ALTER TABLE classifier_heads ENABLE ROW LEVEL SECURITY;

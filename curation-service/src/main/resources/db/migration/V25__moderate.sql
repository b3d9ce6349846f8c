-- What a moderation server said of words, without them. The key changes with server, model and words.
CREATE TABLE moderations (
    key           TEXT         PRIMARY KEY,
    severities    JSONB        NOT NULL,
    moderated_at  TIMESTAMPTZ  NOT NULL
);
COMMENT ON COLUMN moderations.severities IS 'of what was flagged, 1 to 3, by category; empty where nothing was';
ALTER TABLE moderations ENABLE ROW LEVEL SECURITY;

-- Whose words an answer is on: it goes with the last of them.
ALTER TABLE judgements
    ADD COLUMN moderated_as     TEXT,
    ADD COLUMN moderation_keys  TEXT[];
CREATE INDEX judgements_moderation_keys_idx ON judgements USING gin (moderation_keys) WITH (fastupdate = off)
    WHERE moderation_keys IS NOT NULL;
COMMENT ON COLUMN judgements.moderated_as IS 'judge, target and server that the keys were made with; others make others';
COMMENT ON COLUMN judgements.moderation_keys IS 'of request, target and, of a corrected one, the first answer';

ALTER TABLE curation_verdicts
    ADD COLUMN moderation       TEXT,
    ADD COLUMN original_unsafe  BOOLEAN  NOT NULL DEFAULT FALSE,
    ADD COLUMN rare_ngram       JSONB;
COMMENT ON COLUMN curation_verdicts.moderation IS 'why the moderation server lets the row drop, whether or not a rule before did';
COMMENT ON COLUMN curation_verdicts.original_unsafe IS 'of a corrected row: its first answer is not to be shown';
COMMENT ON COLUMN curation_verdicts.rare_ngram IS 'which rare n-gram the row holds: a hash and counts';

-- What somebody should look at first, and why. The reasons hold no text.
CREATE TABLE review_flags (
    interaction_id  UUID         NOT NULL REFERENCES interactions (interaction_id) ON DELETE CASCADE,
    kind            TEXT         NOT NULL,
    detail          JSONB        NOT NULL,
    job_id          UUID         NOT NULL,
    flagged_at      TIMESTAMPTZ  NOT NULL,
    PRIMARY KEY (interaction_id, kind)
);
CREATE INDEX review_flags_flagged_at_idx ON review_flags (flagged_at DESC);
ALTER TABLE review_flags ENABLE ROW LEVEL SECURITY;

-- What "nearly the same" meant when requests were compared; no row where nothing was.
CREATE TABLE compared_by (
    one       BOOLEAN  PRIMARY KEY DEFAULT TRUE CHECK (one),
    settings  TEXT     NOT NULL
);
ALTER TABLE compared_by ENABLE ROW LEVEL SECURITY;

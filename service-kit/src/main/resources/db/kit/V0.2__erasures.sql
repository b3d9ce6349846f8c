-- People who were erased, by pseudonym: what happened up to erased_before never comes back, however late it arrives.
CREATE TABLE erasures (
    request_id      UUID         PRIMARY KEY,
    subject_id      TEXT         NOT NULL,
    erased_before   TIMESTAMPTZ  NOT NULL,
    erased          JSONB        NOT NULL DEFAULT '{}',
    reported_at     TIMESTAMPTZ
);
CREATE INDEX erasures_subject_id_idx ON erasures (subject_id, erased_before DESC);
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
COMMENT ON COLUMN erasures.erased IS 'rows erased here, by kind';

-- Interactions of those people. Feedback names an interaction and no person: by this late feedback is known.
CREATE TABLE erased_interactions (
    interaction_id  UUID         PRIMARY KEY,
    erased_at       TIMESTAMPTZ  NOT NULL
);
CREATE INDEX erased_interactions_erased_at_idx ON erased_interactions (erased_at);
ALTER TABLE erased_interactions ENABLE ROW LEVEL SECURITY;

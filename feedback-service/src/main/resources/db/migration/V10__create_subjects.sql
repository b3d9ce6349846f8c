-- Whose interactions those are that people speak of: feedback names an interaction and no person, and an erasure names a
-- person and no interaction.
CREATE TABLE feedback.subjects (
    interaction_id  UUID         PRIMARY KEY,
    subject_id      TEXT         NOT NULL,
    created_at      TIMESTAMPTZ  NOT NULL
);
CREATE INDEX subjects_subject_id_idx ON feedback.subjects (subject_id, created_at);
CREATE INDEX subjects_created_at_idx ON feedback.subjects (created_at);
ALTER TABLE feedback.subjects ENABLE ROW LEVEL SECURITY;

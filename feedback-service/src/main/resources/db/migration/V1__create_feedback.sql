CREATE TYPE feedback.feedback_state AS ENUM ('QUARANTINED', 'ACCEPTED', 'REPLACED', 'WITHDRAWN');

-- Every piece of feedback that was ever accepted by the gateway: the current one of a rater, and those it replaced.
-- No interaction is asked for: feedback may come before its interaction has been stored anywhere.
CREATE TABLE feedback.feedback (
    feedback_id      UUID                    PRIMARY KEY,
    interaction_id   UUID                    NOT NULL,
    rater_id         TEXT                    NOT NULL,
    state            feedback.feedback_state NOT NULL,
    feedback_score   INTEGER,
    feedback_text    TEXT,
    corrected_output TEXT,
    signals          JSONB,
    replaced_by      UUID,
    reason           TEXT,
    submitted_at     TIMESTAMPTZ             NOT NULL,
    changed_at       TIMESTAMPTZ             NOT NULL,
    CONSTRAINT feedback_rater_id_check CHECK (rater_id <> ''),
    CONSTRAINT feedback_feedback_score_check CHECK (feedback_score BETWEEN 1 AND 5),
    CONSTRAINT feedback_replaced_by_check CHECK ((state = 'REPLACED') = (replaced_by IS NOT NULL))
);

-- One current piece a rater and interaction: what the rules say, the database holds to, whoever else writes.
CREATE UNIQUE INDEX feedback_current_idx
    ON feedback.feedback (interaction_id, rater_id) WHERE state IN ('QUARANTINED', 'ACCEPTED');
CREATE INDEX feedback_interaction_id_idx
    ON feedback.feedback (interaction_id, submitted_at DESC, feedback_id DESC);
CREATE INDEX feedback_submitted_at_idx ON feedback.feedback (submitted_at DESC, feedback_id DESC);
CREATE INDEX feedback_quarantined_idx
    ON feedback.feedback (submitted_at DESC, feedback_id DESC) WHERE state = 'QUARANTINED';

-- Deny by default: no role but the owner reads or writes.
ALTER TABLE feedback.feedback ENABLE ROW LEVEL SECURITY;

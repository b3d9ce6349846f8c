-- The order of the values is their order of precedence: of two events of one piece with one time, the greater holds.
-- UNKNOWN, which a reader puts in the place of a state that it does not know, is no value: such a record is refused.
CREATE TYPE interaction.feedback_state AS ENUM ('QUARANTINED', 'ACCEPTED', 'REPLACED', 'WITHDRAWN');

-- One row a piece of feedback, as the newest event of it says. The current rating of an interaction is the accepted
-- piece that was submitted last: derived, not stored, so no order of arrival can leave a wrong one behind.
-- No foreign key: feedback may arrive before its interaction.
CREATE TABLE interaction.feedback (
    feedback_id      UUID                       PRIMARY KEY,
    interaction_id   UUID                       NOT NULL,
    rater_id         TEXT                       NOT NULL,
    state            interaction.feedback_state NOT NULL,
    feedback_score   INTEGER,
    feedback_text    TEXT,
    corrected_output TEXT,
    signals          JSONB,
    submitted_at     TIMESTAMPTZ                NOT NULL,
    changed_at       TIMESTAMPTZ                NOT NULL,
    CONSTRAINT feedback_feedback_score_check CHECK (feedback_score BETWEEN 1 AND 5)
);

CREATE INDEX feedback_interaction_id_idx
    ON interaction.feedback (interaction_id, submitted_at DESC, feedback_id DESC);

ALTER TABLE interaction.feedback ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON interaction.feedback TO kalimtak_analyst;
CREATE POLICY feedback_analyst_read ON interaction.feedback FOR SELECT TO kalimtak_analyst USING (true);

-- Who rates, as far as the application says: the person, and the network that the call came from. Both pseudonyms.
-- rule: which rule held the piece for review; it stays when the review is over. Null for what was let through.
ALTER TABLE feedback.feedback
    ADD COLUMN subject_id  TEXT,
    ADD COLUMN network_id  TEXT,
    ADD COLUMN rule        TEXT,
    ADD COLUMN reviewed_by TEXT,
    ADD COLUMN reviewed_at TIMESTAMPTZ,
    ADD CONSTRAINT feedback_rule_check CHECK (state <> 'QUARANTINED' OR rule IS NOT NULL),
    ADD CONSTRAINT feedback_reviewed_by_check
        CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL) AND (reviewed_by IS NULL OR rule IS NOT NULL));

-- One piece in force a rater and interaction, and beside it one that waits: what waits takes no place from what counts.
DROP INDEX feedback.feedback_current_idx;
CREATE UNIQUE INDEX feedback_current_idx
    ON feedback.feedback (interaction_id, rater_id, state) WHERE state IN ('QUARANTINED', 'ACCEPTED');

-- What the rules count of an interaction: never more than they let through, however much is held.
CREATE INDEX feedback_let_through_idx
    ON feedback.feedback (interaction_id, submitted_at, rater_id) WHERE rule IS NULL;
CREATE INDEX feedback_quarantined_rule_idx
    ON feedback.feedback (rule, submitted_at DESC, feedback_id DESC) WHERE state = 'QUARANTINED';
CREATE INDEX feedback_subject_id_idx ON feedback.feedback (subject_id, submitted_at) WHERE subject_id IS NOT NULL;

-- How many pieces were let through in a window of time, of a rater or a network: these send to all partitions, and the
-- row is what their consumers take turns at. Removed some days after the window.
CREATE TABLE feedback.tallies (
    rule         TEXT         NOT NULL,
    counted      TEXT         NOT NULL,
    window_start TIMESTAMPTZ  NOT NULL,
    pieces       INTEGER      NOT NULL,
    PRIMARY KEY (rule, counted, window_start)
);
CREATE INDEX tallies_window_start_idx ON feedback.tallies (window_start);
ALTER TABLE feedback.tallies ENABLE ROW LEVEL SECURITY;

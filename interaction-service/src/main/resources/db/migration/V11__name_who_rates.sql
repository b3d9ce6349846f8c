-- The person who gave it, by pseudonym, where the application says so: a person's own feedback is exported and erased, too.
ALTER TABLE interaction.feedback ADD COLUMN subject_id TEXT;
CREATE INDEX feedback_subject_id_idx ON interaction.feedback (subject_id, submitted_at) WHERE subject_id IS NOT NULL;

-- Whose answer it is, by pseudonym, so that an erasure finds it.
ALTER TABLE idempotency_answers ADD COLUMN subject_id TEXT;
CREATE INDEX idempotency_answers_subject_id_idx ON idempotency_answers (subject_id) WHERE subject_id IS NOT NULL;

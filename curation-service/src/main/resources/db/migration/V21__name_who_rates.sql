-- The person who gave it, by pseudonym, where the application says so: corrections are that person's words.
ALTER TABLE ratings ADD COLUMN subject_id TEXT;
CREATE INDEX ratings_subject_id_idx ON ratings (subject_id, submitted_at) WHERE subject_id IS NOT NULL;
